namespace Gdpr.Tests.Flow;

/// <summary>Longer pieces of a shop, as people write them: most of their lines are silent.</summary>
public class Programs
{
    [Fact]
    public Task A_service_that_handles_orders() => Flows.Of("""
        public interface IOrders { Task<Order?> Find(int id, CancellationToken ct); Task Save(Order order, CancellationToken ct); }
        public enum Outcome { Unknown, Sent, Refused }
        [Processing("order-handling")] public sealed class ShippingService(IOrders orders, HttpClient http, ILogger<ShippingService> log, TimeProvider time)
        {
            private readonly ConcurrentDictionary<int, Outcome> _outcomes = new();
            private int _sent;

            public async Task<Outcome> Ship(int id, CancellationToken ct)
            {
                var order = await orders.Find(id, ct).ConfigureAwait(false);
                if (order is not { Customer: { } customer })
                {
                    log.LogWarning("Order {Id} has no customer", id);
                    return Outcome.Unknown;
                }

                var started = time.GetTimestamp();
                try
                {
                    if (string.IsNullOrWhiteSpace(customer.Email) && string.IsNullOrWhiteSpace(customer.Phone))
                    {
                        throw new InvalidOperationException($"Customer {customer.Id} cannot be reached");
                    }

                    var label = new { To = customer.Name, Phone = customer.Phone ?? "", order.Reference };
                    using var response = await http.PostAsJsonAsync("https://api.carrier.example/labels", label, ct);
                    response.EnsureSuccessStatusCode();
                    log.LogInformation("Order {Reference} sent in {Elapsed}", order.Reference, time.GetElapsedTime(started));
                    Interlocked.Increment(ref _sent);
                    return _outcomes[id] = Outcome.Sent;
                }
                catch (HttpRequestException e)
                {
                    log.LogError(e, "Order {Reference} for {Name} refused", order.Reference, customer.Name); // GDPR203
                    return _outcomes[id] = Outcome.Refused;
                }
                finally
                {
                    log.LogDebug("{Sent} orders sent, {Known} known", _sent, _outcomes.Count);
                }
            }

            public IReadOnlyDictionary<string, int> Statistics(IEnumerable<Order> all) =>
                all.GroupBy(o => o.Total > 100 ? "large" : "small").ToDictionary(g => g.Key, g => g.Select(o => o.Customer.Email).Distinct().Count());
        }
        """);

    [Fact]
    public Task An_import_that_checks_lines() => Flows.Of("""
        [Processing("order-handling")] public sealed class Import(ILogger<Import> journal)
        {
            private readonly List<Customer> _reçus = new();
            private readonly HashSet<int> _connus = new();
            private int _rejets;

            public int Lire(TextReader entrée)
            {
                for (var numéro = 1; entrée.ReadLine() is { } ligne; numéro++)
                {
                    var champs = ligne.Split(';');
                    if (champs.Length < 3 || !int.TryParse(champs[0], out var id))
                    {
                        journal.LogWarning("Ligne {Numéro} illisible ({Longueur} champs)", numéro, champs.Length);
                        _rejets++;
                        continue;
                    }

                    var client = new Customer { Id = id, Name = champs[1].Trim(), Email = champs[2].Trim().ToLowerInvariant() };
                    if (!_connus.Add(client.Id))
                    {
                        journal.LogWarning("Ligne {Numéro} : client {Id} en double", numéro, client.Id);
                        continue;
                    }

                    if (!client.Email.Contains('@'))
                    {
                        journal.LogWarning("Ligne {Numéro} : adresse refusée ({Adresse})", numéro, client.Email); // GDPR203
                        _rejets++;
                        continue;
                    }

                    _reçus.Add(client);
                }

                return _reçus.Count - _rejets;
            }

            public Customer? Premier() => _reçus.OrderBy(c => c.Name).FirstOrDefault();

            public string Résumé() => $"{_reçus.Count} reçus, {_rejets} rejetés, {_reçus.Count(c => c.Phone is not null)} joignables";
        }
        """);

    [Fact]
    public Task An_export_with_and_without_names() => Flows.Of("""
        [Processing("order-handling")] public sealed class ExportClients
        {
            private static readonly string[] Entêtes = ["id", "référence", "total"];

            public void Complet(IEnumerable<Order> commandes, string dossier)
            {
                using var sortie = new StreamWriter(Path.Combine(dossier, "commandes.csv"), append: false, Encoding.UTF8);
                sortie.WriteLine(string.Join(';', Entêtes) + ";client");
                foreach (var commande in commandes)
                {
                    sortie.WriteLine(Ligne(commande) + ";" + commande.Customer.Name); // GDPR205
                }
            }

            public void Anonyme(IEnumerable<Order> commandes, string dossier)
            {
                using var sortie = new StreamWriter(Path.Combine(dossier, "ventes.csv"), append: false, Encoding.UTF8);
                sortie.WriteLine(string.Join(';', Entêtes));
                foreach (var commande in commandes.Where(c => c.Customer.Email.Length > 0).OrderBy(c => c.Customer.Name))
                {
                    sortie.WriteLine(Ligne(commande));
                }
            }

            private static string Ligne(Order c) => string.Join(';', c.Id, c.Reference, c.Total.ToString("F2"));
        }
        """);

    [Fact]
    public Task A_page_that_shows_and_changes_an_account() => Flows.Of("""
        using Microsoft.AspNetCore.Mvc.RazorPages;
        public sealed class Saisie { [Personal("identity.name")] public string Nom { get; set; } = ""; [Personal("contact.email")] public string Courriel { get; set; } = ""; }
        [Processing("order-handling")] public sealed class CompteModel(List<Customer> clients, ILogger<CompteModel> journal) : PageModel
        {
            [BindProperty] public Saisie Saisie { get; set; } = new();
            public Customer? Client { get; private set; }

            public IActionResult OnGet(int id)
            {
                Client = clients.Find(c => c.Id == id);
                if (Client is null)
                {
                    return NotFound();
                }

                Saisie = new Saisie { Nom = Client.Name, Courriel = Client.Email };
                ViewData["Titre"] = "Compte de " + Client.Name;
                return Page();
            }

            public IActionResult OnPost(int id)
            {
                if (!ModelState.IsValid || clients.Find(c => c.Id == id) is not { } client)
                {
                    return Page();
                }

                if (clients.Any(c => c.Email == Saisie.Courriel && c.Id != id))
                {
                    ModelState.AddModelError("Courriel", "Cette adresse est déjà prise");
                    return Page();
                }

                (client.Name, client.Email) = (Saisie.Nom, Saisie.Courriel);
                journal.LogInformation("Compte {Id} modifié", client.Id);
                TempData["Message"] = $"Merci {client.Name}, c'est enregistré"; // GDPR208
                return RedirectToPage("/Compte", new { id });
            }
        }
        """);

    [Fact]
    public Task An_API_with_a_view_for_each_role() => Flows.Of("""
        public sealed record ColisVue([property: Personal("identity.name")] string Destinataire, int Commande);
        public sealed record FicheVue([property: Personal("identity.name")] string Nom, [property: Personal("contact.email")] string Courriel);
        [ApiController] public sealed class CommandesController(List<Order> commandes) : ControllerBase
        {
            [HttpGet("colis/{id}"), Processing("order-handling", Role = "parcel-clerk")]
            public ActionResult<ColisVue> Colis(int id) => commandes.Find(c => c.Id == id) is { } c ? new ColisVue(c.Customer.Name, c.Id) : NotFound();

            [HttpGet("fiche/{id}"), Processing("order-handling", Role = "order-clerk")]
            public ActionResult<FicheVue> Fiche(int id) => commandes.Find(c => c.Id == id) is { } c ? new FicheVue(c.Customer.Name, c.Customer.Email) : NotFound();

            [HttpGet("fuite/{id}"), Processing("order-handling", Role = "parcel-clerk")]
            public ActionResult<FicheVue> Fuite(FicheVue vue) => vue; // GDPR207

            [HttpGet("nombre")] public int Nombre() => commandes.Count;

            [HttpGet("total"), Processing("order-handling")] public decimal Total(string? nom) => commandes.Where(c => nom is null || c.Customer.Name == nom).Sum(c => c.Total);
        }
        """);

    [Fact]
    public Task A_background_job_with_retries() => Flows.Of("""
        using Microsoft.Extensions.Hosting;
        [Processing("order-handling")] public sealed class Relance(Func<CancellationToken, Task<List<Order>>> attente, HttpClient http, ILogger<Relance> journal) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken arrêt)
            {
                using var minuterie = new PeriodicTimer(TimeSpan.FromHours(1));
                var échecs = new Dictionary<int, int>();
                while (await minuterie.WaitForNextTickAsync(arrêt))
                {
                    foreach (var commande in await attente(arrêt))
                    {
                        var essais = échecs.GetValueOrDefault(commande.Id);
                        if (essais > 3)
                        {
                            journal.LogError("Commande {Id} abandonnée après {Essais} essais", commande.Id, essais);
                            continue;
                        }

                        try
                        {
                            await Prévenir(commande.Customer.Phone, commande.Reference, arrêt);
                            échecs.Remove(commande.Id);
                        }
                        catch (Exception e) when (e is not OperationCanceledException)
                        {
                            échecs[commande.Id] = essais + 1;
                            journal.LogWarning(e, "Commande {Id} : {Erreur}", commande.Id, e.GetType().Name); // GDPR203
                        }
                    }
                }
            }

            private async Task Prévenir([Personal("contact.phone")] string? numéro, string référence, CancellationToken arrêt)
            {
                if (numéro is not { Length: >= 10 })
                {
                    throw new FormatException("Numéro trop court : " + numéro); // GDPR204
                }

                await http.PostAsJsonAsync("https://api.carrier.example/sms", new { numéro, référence }, arrêt);
            }
        }
        """);

    [Fact]
    public Task A_middleware_that_measures() => Flows.Of("""
        [Processing("security")] public sealed class Mesure(RequestDelegate suite, ILogger<Mesure> journal)
        {
            private static readonly System.Diagnostics.Metrics.Counter<long> s_pages = new System.Diagnostics.Metrics.Meter("boutique").CreateCounter<long>("pages");
            private readonly ConcurrentDictionary<string, int> _parChemin = new();

            public async Task InvokeAsync(HttpContext http)
            {
                var début = Stopwatch.GetTimestamp();
                var adresse = http.Connection.RemoteIpAddress;
                var interne = adresse is null || System.Net.IPAddress.IsLoopback(adresse);
                try
                {
                    await suite(http);
                }
                finally
                {
                    var chemin = http.Request.Path.Value ?? "/";
                    _parChemin.AddOrUpdate(chemin, 1, (_, n) => n + 1);
                    s_pages.Add(1, new KeyValuePair<string, object?>("statut", http.Response.StatusCode), new KeyValuePair<string, object?>("interne", interne));
                    journal.LogInformation("{Chemin} {Statut} en {Durée}", chemin, http.Response.StatusCode, Stopwatch.GetElapsedTime(début));
                    if (http.Response.StatusCode == 403)
                    {
                        journal.LogWarning("Refusé à {Adresse}", adresse); // GDPR203
                    }
                }
            }
        }
        """);

    [Fact]
    public Task A_mapper_between_layers() => Flows.Of("""
        public sealed class ClientDto { public int Id { get; set; } [Personal("identity.name")] public string Nom { get; set; } = ""; [Personal("contact")] public string Contact { get; set; } = ""; public string Ville { get; set; } = ""; public List<CommandeDto> Commandes { get; set; } = new(); }
        public sealed class CommandeDto { public int Id { get; set; } public string Libellé { get; set; } = ""; public decimal Total { get; set; } }
        [Processing("order-handling")] public static class Correspondances
        {
            public static ClientDto VersDto(this Customer c, IEnumerable<Order> commandes) => new()
            {
                Id = c.Id,
                Nom = c.Name,
                Contact = c.Phone ?? c.Email,
                Ville = c.Name, // GDPR201
                Commandes = commandes.Where(o => o.Customer == c).Select(o => new CommandeDto { Id = o.Id, Libellé = o.Reference, Total = o.Total }).ToList(),
            };

            public static void Appliquer(this ClientDto dto, Customer c)
            {
                c.Name = dto.Nom;
                c.Id = dto.Id;
                c.Email = dto.Contact; // GDPR202
            }

            public static CommandeDto Étiqueter(Order o) => new() { Id = o.Id, Libellé = o.Reference + " " + o.Customer.Name, Total = o.Total }; // GDPR201
        }
        """);

    [Fact]
    public Task A_validator_and_a_comparer() => Flows.Of("""
        [Processing("order-handling")] public sealed class MêmeClient : IEqualityComparer<Customer>
        {
            public bool Equals(Customer? x, Customer? y) => string.Equals(x?.Email, y?.Email, StringComparison.OrdinalIgnoreCase);
            public int GetHashCode(Customer c) => StringComparer.OrdinalIgnoreCase.GetHashCode(c.Email);
        }
        [Processing("order-handling")] public sealed class Vérification
        {
            public IEnumerable<string> Erreurs(Customer c)
            {
                if (c.Name.Length is < 2 or > 80) { yield return "Le nom doit avoir de 2 à 80 lettres"; }
                if (!System.Text.RegularExpressions.Regex.IsMatch(c.Email, "^[^@]+@[^@]+$")) { yield return "L'adresse n'est pas valable"; }
                if (c.Phone is { } numéro && numéro.Any(ch => !char.IsDigit(ch))) { yield return "Le numéro n'a que des chiffres"; }
                if (c.Referrer is { } parrain && new MêmeClient().Equals(c, parrain)) { yield return $"{c.Name} ne peut pas se parrainer"; } // GDPR201
            }

            public bool Valable(Customer c) => !Erreurs(c).Any();

            public int Doublons(List<Customer> tous) => tous.Count - tous.Distinct(new MêmeClient()).Count();
        }
        """);
}
