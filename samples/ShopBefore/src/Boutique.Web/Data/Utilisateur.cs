using Boutique.Domain.Clients;
using Boutique.Domain.Personnel;
using Gdpr;
using Microsoft.AspNetCore.Identity;

namespace Boutique.Web.Data;

/// <summary>Compte de connexion, d’un client ou d’un salarié.</summary>
public class Utilisateur : IdentityUser
{
    public int? ClientId { get; set; }

    public Client? Client { get; set; }

    public int? EmployeId { get; set; }

    public Employe? Employe { get; set; }

    /// <summary>Déduite de l’adresse IP à la première connexion.</summary>
    public string? Ville { get; set; } // expect: GDPR501

    [Personal("online.ip")]
    public string? DerniereIp { get; set; }

    public DateTime? DerniereConnexionLe { get; set; }

    public bool EstSalarie => EmployeId is not null;
}

/// <summary>Rôles du back-office, tels qu’ils figurent dans les revendications.</summary>
public static class RolesBoutique
{
    public const string Client = "Customer";
    public const string Commandes = "OrderClerk";
    public const string Comptabilite = "Accountant";
    public const string Marketing = "Marketing";
    public const string Support = "Support";
    public const string Administration = "Admin";
    public const string Personnel = "HumanResources";

    public static readonly string[] Tous = [Client, Commandes, Comptabilite, Marketing, Support, Administration, Personnel];
}
