using Boutique.Web.Api;
using Boutique.Web.Configuration;
using Boutique.Web.Data;
using Boutique.Web.Middleware;
using Boutique.Web.Securite;
using Boutique.Web.Services;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);

builder.Services.Configure<BoutiqueOptions>(builder.Configuration.GetSection("Boutique"));
builder.Services.Configure<SmtpSettings>(builder.Configuration.GetSection("Smtp"));
builder.Services.Configure<SecuriteOptions>(builder.Configuration.GetSection("Securite"));

builder.Services.AddDbContext<ShopDb>(o => o.UseSqlite(
    builder.Configuration.GetConnectionString("Shop"),
    s => s.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)));
builder.Services.AddDbContext<ArchiveDb>(o => o.UseSqlite(builder.Configuration.GetConnectionString("Archive")));

builder.Services
    .AddIdentity<Compte, IdentityRole>(o =>
    {
        o.Password.RequiredLength = 12;
        o.User.RequireUniqueEmail = true;
        o.SignIn.RequireConfirmedEmail = true;
        o.Lockout.MaxFailedAccessAttempts = 5;
    })
    .AddEntityFrameworkStores<ShopDb>()
    .AddDefaultTokenProviders();

builder.Services.ConfigureApplicationCookie(o =>
{
    o.Cookie.Name = "boutique.session";
    o.Cookie.HttpOnly = true;
    o.Cookie.SameSite = SameSiteMode.Lax;
    o.LoginPath = "/Compte/Connexion";
    o.AccessDeniedPath = "/Acces";
    o.ExpireTimeSpan = TimeSpan.FromHours(8);
    o.Events.OnRedirectToLogin = c => Repondre(c, StatusCodes.Status401Unauthorized);
    o.Events.OnRedirectToAccessDenied = c => Repondre(c, StatusCodes.Status403Forbidden);
});
builder.Services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, o => o.Cookie.Name = "boutique.etape");
builder.Services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorRememberMeScheme, o => o.Cookie.Name = "boutique.appareil");
builder.Services.AddAntiforgery(o => o.Cookie.Name = "boutique.formulaire");
builder.Services.Configure<CookieTempDataProviderOptions>(o => o.Cookie.Name = "boutique.message");

// Sans mention contraire, une page demande une connexion ; le personnel, la double authentification et son adhésion à la politique.
builder.Services.AddAuthorizationBuilder()
    .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
    .AddPolicy(Acces.DoubleAuthentification, p => p.RequireAuthenticatedUser().RequireClaim("amr", "mfa"))
    .AddPolicy(Acces.Salarie, p => p.RequireAuthenticatedUser().AddRequirements(new SalarieRequirement()));
builder.Services.AddScoped<IAuthorizationHandler, SalarieHandler>();

builder.Services.AddHttpContextAccessor();
builder.Services.AddControllersWithViews(o => o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));
builder.Services.AddRazorPages();

var reglages = builder.Configuration.GetSection("Boutique").Get<BoutiqueOptions>() ?? new BoutiqueOptions();
if (builder.Environment.IsDevelopment())
{
    builder.Services.AddSingleton<IPaiement, PaiementSimule>();
    builder.Services.AddSingleton<ITransporteur, TransporteurSimule>();
}
else
{
    builder.Services.AddHttpClient<IPaiement, PaiementHttp>(c => c.BaseAddress = new Uri(reglages.UrlPaiement));
    builder.Services.AddHttpClient<ITransporteur, TransporteurHttp>(c => c.BaseAddress = new Uri(reglages.UrlTransporteur));
}

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<EnvoiSmtp>();
builder.Services.AddScoped<ChoixCookies>();
builder.Services.AddScoped<PanierService>();
builder.Services.AddScoped<CommandeService>();
builder.Services.AddScoped<CourrierCommandes>();
builder.Services.AddScoped<FactureService>();
builder.Services.AddScoped<InscriptionsLettres>();
builder.Services.AddScoped<LettresService>();
builder.Services.AddScoped<CompteService>();
builder.Services.AddScoped<DroitsService>();
builder.Services.AddScoped<ViolationsService>();
builder.Services.AddScoped<ChiffresService>();
builder.Services.AddScoped<AudienceService>();
builder.Services.AddScoped<JournalConnexions>();

var app = builder.Build();

await Amorcage.PreparerAsync(app.Services);

if (!app.Environment.IsDevelopment())
{
    app.UseExceptionHandler("/Erreur");
    app.UseHsts();
    app.UseHttpsRedirection();
}

app.UseStaticFiles();
app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();
app.UseMiddleware<MesureAudience>();
app.UseMiddleware<SignalDePassage>();

app.MapRazorPages();
app.MapControllerRoute("bureau", "bureau/{controller=Accueil}/{action=Index}/{id?}");
app.MapCatalogueApi();
app.MapCommandesApi();
app.MapMoiApi();
if (app.Environment.IsDevelopment())
{
    app.MapSimulateurPaiement();
}

app.Run();

// Une page renvoie à la connexion ; une interface répond d’un statut.
static Task Repondre(RedirectContext<CookieAuthenticationOptions> contexte, int statut)
{
    if (contexte.Request.Path.StartsWithSegments("/api"))
    {
        contexte.Response.StatusCode = statut;
    }
    else
    {
        contexte.Response.Redirect(contexte.RedirectUri);
    }

    return Task.CompletedTask;
}

/// <summary>Point d’entrée, visible des tests.</summary>
public partial class Program;
