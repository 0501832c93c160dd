using Boutique.Domain.Clients;
using Boutique.Domain.Personnel;
using Microsoft.AspNetCore.Identity;

namespace Boutique.Web.Data;

/// <summary>Compte de connexion ; son nom d’utilisateur est un identifiant aléatoire, pas une adresse.</summary>
public class Compte : IdentityUser
{
    public int? ClientId { get; set; }

    public Client? Client { get; set; }

    public int? EmployeId { get; set; }

    public Employe? Employe { get; set; }

    /// <summary>Jeton aléatoire du lien qui confirme l’adresse électronique.</summary>
    public string? JetonConfirmation { get; set; }

    public bool EstSalarie => EmployeId is not null;
}

/// <summary>Rôles, tels qu’ils figurent dans les revendications et sous <c>claims</c> dans la politique.</summary>
public static class RolesBoutique
{
    public const string Client = "Customer";
    public const string Commandes = "OrderClerk";
    public const string Comptabilite = "Accountant";
    public const string Lettres = "Marketing";
    public const string Support = "Support";
    public const string Donnees = "Privacy";
    public const string Gerance = "Management";

    public static readonly string[] Tous = [Client, Commandes, Comptabilite, Lettres, Support, Donnees, Gerance];
}
