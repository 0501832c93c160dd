using System.Globalization;
using System.Text;
using Gdpr;

namespace Boutique.Relances;

/// <summary>Prépare les lettres de relance des factures impayées, à partir d’un export de la comptabilité.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args.Length != 2)
        {
            Console.Error.WriteLine("Usage : Boutique.Relances <impayes.csv> <dossier>");
            return 2;
        }

        Directory.CreateDirectory(args[1]);
        var numero = 0;
        foreach (var ligne in File.ReadLines(args[0], Encoding.UTF8).Skip(1))
        {
            var champs = ligne.Split(';');
            if (champs.Length < 4)
            {
                continue;
            }

            numero++;
            var lettre = new Lettre(champs[0], champs[1], champs[2], decimal.Parse(champs[3], CultureInfo.GetCultureInfo("fr-FR")));
            File.WriteAllText(Path.Combine(args[1], $"relance-{numero:000}.txt"), lettre.Texte(DateTime.Today)); // expect: GDPR205
        }

        Console.WriteLine($"{numero} lettres préparées");
        return 0;
    }
}

/// <summary>Une lettre de relance.</summary>
internal sealed record Lettre(
    [Personal("identity.name")] string Nom, // expect: GDPR001
    [Personal("contact.address")] string Adresse,
    string NumeroFacture,
    decimal Montant)
{
    public string Texte(DateTime date)
    {
        var texte = new StringBuilder();
        texte.AppendLine(Nom);
        texte.AppendLine(Adresse);
        texte.AppendLine();
        texte.AppendLine($"Le {date:dd/MM/yyyy}");
        texte.AppendLine();
        texte.AppendLine($"Sauf erreur de notre part, la facture {NumeroFacture} d’un montant de {Montant:0.00} € reste impayée.");
        texte.AppendLine("Merci de la régler sous huit jours.");
        return texte.ToString();
    }
}
