using Gdpr;

namespace Boutique.Domain.Personnel;

/// <summary>Annuaire interne.</summary>
[Processing("staff-management", Role = "hr-manager")]
public static class Annuaire
{
    public static IEnumerable<Employe> ParNom(IEnumerable<Employe> employes)
    {
        return employes.OrderBy(e => e.Nom).ThenBy(e => e.Prenom);
    }

    [return: Personal("staff.number")]
    public static string Badge(Employe employe)
    {
        return employe.Matricule; // expect: GDPR202
    }

    [Processing("staff-management", Role = "shop-admin")]
    public static bool EstInterimaire(Employe employe)
    {
        return employe.Matricule.StartsWith('I'); // expect: GDPR103
    }

    [Processing("order-handling")]
    [return: Personal("contact.email")]
    public static string CopieDesCommandes(Employe employe)
    {
        return employe.Email; // expect: GDPR102
    }

    [AcceptedRisk("GDPR101", Reason = "Le planning mural affiche les prénoms", Owner = "Ressources humaines", Until = "2032-01-31")] // expect: GDPR902
    public static int Effectif(IEnumerable<Employe> employes)
    {
        return employes.Count(e => e.PolitiqueAcceptee);
    }
}
