using System.Globalization;
using System.Text;
using Gdpr;

namespace Boutique.Import;

/// <summary>Reprend les clients de l’ancien site (fichier CSV) sous forme d’ordres SQL.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args.Length != 2)
        {
            Console.Error.WriteLine("Usage : Boutique.Import <clients.csv> <sortie.sql>");
            return 2;
        }

        var lignes = File.ReadAllLines(args[0], Encoding.UTF8);
        var sortie = new List<string>();
        var rejets = 0;
        foreach (var ligne in lignes.Skip(1))
        {
            var client = ClientImporte.Lire(ligne);
            if (client is null)
            {
                rejets++;
                continue;
            }

            sortie.Add(client.EnSql());
        }

        File.WriteAllLines(args[1], sortie); // expect: GDPR205
        Console.WriteLine($"{sortie.Count} clients repris, {rejets} lignes rejetées");
        return 0;
    }
}

/// <summary>Une ligne du fichier de l’ancien site.</summary>
internal sealed class ClientImporte
{
    [Personal("identity.name")] // expect: GDPR001
    public string Nom { get; init; } = "";

    [Personal("identity.name")]
    public string Prenom { get; init; } = "";

    [Personal("contact.email")]
    public string Email { get; init; } = "";

    [Personal("contact.phone", Optional = true)]
    public string? Telephone { get; init; }

    public DateTime CreeLe { get; init; }

    public static ClientImporte? Lire(string ligne)
    {
        var champs = ligne.Split(';');
        if (champs.Length < 5 || !champs[2].Contains('@'))
        {
            return null;
        }

        return new ClientImporte
        {
            Nom = champs[0].Trim(),
            Prenom = champs[1].Trim(),
            Email = champs[2].Trim().ToLowerInvariant(),
            Telephone = champs[3].Length == 0 ? null : champs[3].Trim(),
            CreeLe = DateTime.TryParse(champs[4], CultureInfo.GetCultureInfo("fr-FR"), out var date) ? date : DateTime.UnixEpoch,
        };
    }

    public string EnSql()
    {
        var telephone = Telephone is null ? "NULL" : Quote(Telephone);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"INSERT INTO Clients (Nom, Prenom, Email, Telephone, CreeLe) VALUES ({Quote(Nom)}, {Quote(Prenom)}, {Quote(Email)}, {telephone}, '{CreeLe:s}');");
    }

    private static string Quote(string valeur) => "'" + valeur.Replace("'", "''", StringComparison.Ordinal) + "'";
}
