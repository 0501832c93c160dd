using Gdpr;

namespace Boutique.Domain.Clients;

/// <summary>Recherche des doublons du fichier clients, écrite un vendredi soir et jamais relue.</summary>
public static class Rapprochement
{
    public static List<Client> Homonymes(IEnumerable<Client> clients, Client modele)
    {
        var nom = modele.Nom; // expect: GDPR101
        return clients
            .Where(c => c.Id != modele.Id)
            .Where(c => string.Equals(c.Nom, nom, StringComparison.OrdinalIgnoreCase)) // expect: GDPR101
            .ToList();
    }

    public static int Score(Client gauche, Client droite)
    {
        var score = gauche.EstLeMemeQue(droite) ? 50 : 0;
        if (gauche is { Telephone: not null }) // expect: GDPR101
        {
            score += 10;
        }

        score += gauche.Adresses.Count == droite.Adresses.Count ? 5 : 0;
        return score;
    }

    public static string CodeDe(Filleul filleul)
    {
        var (code, email) = filleul; // expect: GDPR101
        return email.Length > 0 ? code : "";
    }

    public static bool EstUnFilleulDeTest(Filleul filleul)
    {
        return filleul is ("TEST", { Length: > 0 }); // expect: GDPR101
    }

    public static void Fusionner(Client garde, Client doublon)
    {
        garde.NotesInternes += " (fusionné)"; // expect: GDPR101
        garde.Telephone ??= ""; // expect: GDPR101
        garde.Commandes.AddRange(doublon.Commandes);
        doublon.Commandes.Clear();
        doublon.Segment = SegmentClient.Bloque;
    }

    /// <summary>Corrigé lors de la dernière revue : la comparaison d’e-mails se fait pour la lutte contre la fraude.</summary>
    [Processing("fraud-prevention")]
    public static List<Client> MemeEmail(IEnumerable<Client> clients, Client modele)
    {
        var email = modele.Email;
        return clients.Where(c => c.Id != modele.Id && c.Email == email).ToList();
    }
}
