using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gdpr.Tests.Pages;

/// <summary>Two handlers, each for a purpose of its own.</summary>
public sealed class FicheModel(IAccessScopes scopes) : PageModel
{
    public string Role { get; private set; } = "";

    [Processing("order-handling", Role = "order-clerk")]
    public void OnGet() => Role = scopes.Current.Role;

    [Processing("billing", Role = "accountant")]
    public void OnGetFacture() => Role = scopes.Current.Role;
}
