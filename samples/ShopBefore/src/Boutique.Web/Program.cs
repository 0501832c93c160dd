using Boutique.Web.Api;
using Boutique.Web.Configuration;
using Boutique.Web.Data;
using Boutique.Web.Middleware;
using Boutique.Web.Services;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenAI.Chat;

var builder = WebApplication.CreateBuilder(args);

builder.Services.Configure<BoutiqueOptions>(builder.Configuration.GetSection("Boutique"));
builder.Services.Configure<SmtpSettings>(builder.Configuration.GetSection("Smtp"));

builder.Services.AddDbContext<BoutiqueDb>(o => o.UseSqlite(builder.Configuration.GetConnectionString("Boutique")));
builder.Services.AddDbContext<ArchiveDb>(o => o.UseSqlite(
    builder.Environment.IsDevelopment() ? builder.Configuration.GetConnectionString("Archives") : "Data Source=archives.db"));

builder.Services
    .AddIdentity<Utilisateur, IdentityRole>(o =>
    {
        o.Password.RequiredLength = 6;
        o.Password.RequireNonAlphanumeric = false;
        o.Password.RequireUppercase = false;
        o.User.RequireUniqueEmail = true;
        o.Lockout.AllowedForNewUsers = false;
    })
    .AddEntityFrameworkStores<BoutiqueDb>()
    .AddDefaultTokenProviders();

builder.Services.ConfigureApplicationCookie(o =>
{
    o.LoginPath = "/Compte/Connexion";
    o.AccessDeniedPath = "/Erreur";
    o.ExpireTimeSpan = TimeSpan.FromDays(90);
    o.SlidingExpiration = true;
});

builder.Services.AddHttpContextAccessor();
builder.Services.AddDistributedMemoryCache();
builder.Services.AddSession();
builder.Services.AddMemoryCache();
builder.Services.AddControllersWithViews();
builder.Services.AddRazorPages(o =>
{
    o.Conventions.AuthorizeFolder("/Compte");
    o.Conventions.AllowAnonymousToPage("/Compte/Connexion");
    o.Conventions.AllowAnonymousToPage("/Compte/Inscription");
});

var reglages = builder.Configuration.GetSection("Boutique").Get<BoutiqueOptions>() ?? new BoutiqueOptions();
builder.Services.AddHttpClient<PaiementClient>(c => c.BaseAddress = new Uri(reglages.UrlPaiement));
builder.Services.AddHttpClient<TransporteurClient>(c => c.BaseAddress = new Uri(reglages.UrlTransporteur));
builder.Services.AddHttpClient<ResumeMessages>();
builder.Services.AddSingleton(new ChatClient("gpt-4o", builder.Configuration["OpenAI:Cle"] ?? "absente"));
builder.Services.AddScoped<AssistantReponses>();
builder.Services.AddHttpClient<MailchimpClient>(c => c.BaseAddress = new Uri(reglages.UrlMailchimp));

builder.Services.AddScoped<PanierService>();
builder.Services.AddScoped<CommandeService>();
builder.Services.AddScoped<FactureService>();
builder.Services.AddScoped<NewsletterService>();
builder.Services.AddScoped<ComptesService>();
builder.Services.AddScoped<FideliteService>();
builder.Services.AddScoped<AntiFraude>();
builder.Services.AddScoped<ExportClients>();
builder.Services.AddScoped<ExportComptable>();
builder.Services.AddScoped<StatistiquesVentes>();
builder.Services.AddScoped<JournalConnexions>();
builder.Services.AddScoped<CrmRepository>();
builder.Services.AddScoped<RechercheClients>();
builder.Services.AddSingleton<Courrier>();
builder.Services.AddHostedService<RelancePaniers>();

var app = builder.Build();

await Amorcage.PreparerAsync(app.Services);

if (!app.Environment.IsDevelopment())
{
    app.UseExceptionHandler("/Erreur");
}

app.UseMiddleware<JournalRequetes>();
app.UseStaticFiles();
app.UseRouting();
app.UseSession();
app.UseAuthentication();
app.UseAuthorization();
app.UseMiddleware<MesureAudience>();

app.MapRazorPages();
app.MapControllerRoute("bureau", "bureau/{controller=Accueil}/{action=Index}/{id?}");
app.MapCatalogueApi();
app.MapCommandesApi();
app.MapClientsApi();
app.MapSuiviApi();
app.MapNewsletterApi();

app.Run();

/// <summary>Point d’entrée, visible des tests.</summary>
public partial class Program;
