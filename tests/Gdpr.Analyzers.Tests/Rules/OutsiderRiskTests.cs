using Microsoft.CodeAnalysis;

namespace Gdpr.Tests.Rules;

/// <summary>The second reader's cases of GDPR001-007, 501, 901, 902 and of broken code.</summary>
public partial class OutsiderTests
{
    [Fact]
    public Task Reasons_of_every_form() => Check.Reports("""
        using System.Diagnostics.CodeAnalysis;
        using Gdpr;
        using Risk = Gdpr.AcceptedRiskAttribute;
        [assembly: SuppressMessage("Gdpr", "GDPR102", Scope = "type", Target = "~T:A", Justification = "ticket 4")]
        [assembly: SuppressMessage("Gdpr", "GDPR103", Scope = "type", Target = "~T:A")] // GDPR901
        public class A
        {
            public int Other;

        #pragma warning disable GDPR101, CS0168 // GDPR901
            public int Other1;

        #pragma warning disable GDPR101, GDPR102 // GDPR901, GDPR901
            public int Other2;

        #pragma warning disable CS0168, IDE0001
            public int Other3;

            /* GDPR101 */
            [SuppressMessage("Gdpr", "GDPR101")] public void B() { } // GDPR901

            /// <summary>Sends.</summary>
            [SuppressMessage("Gdpr", "GDPR101")] public void C() { } // GDPR901

            // The DPO has seen it, ticket 7.
            [SuppressMessage("Gdpr", "GDPR101")] public void D() { }

            [SuppressMessage("Gdpr", "GDPR101", Justification = "Personal data is read where no purpose is declared")] public void E() { } // GDPR901
            [SuppressMessage("Gdpr", "GDPR999", Justification = "ticket")] public void F() { }
            [SuppressMessage("Gdpr", "GDPR9999")] public void G() { }
            [UnconditionalSuppressMessage("Gdpr", "GDPR101")] public void H() { } // GDPR901
            [Risk("GDPR203")] public void I() { } // GDPR901
            [AcceptedRisk("GDPR203", Owner = "o", Reason = "<Pending>")] public void J() { } // GDPR901
            [AcceptedRisk("GDPR203", Owner = "o", Reason = Why)] public void K() { }
            private const string Why = "written elsewhere";
        }
        """, "GDPR901");

    [Fact]
    public async Task Risks_cover_what_lies_in_their_declaration()
    {
        var (_, diagnostics) = await new Check { Only = ["GDPR101", "GDPR501", "GDPR902"] }.Diagnose("""
            using System;
            using Gdpr;
            public record R([AcceptedRisk("GDPR501", Reason = "r", Owner = "o")] string Email, string Courriel);
            public class A
            {
                [AcceptedRisk("GDPR101", Reason = "r", Owner = "o")] public string P { get; } = new Customer().Email;
                [AcceptedRisk("GDPR101", Reason = "r", Owner = "o")] public string F = new Customer().Email;
                public string Q { [AcceptedRisk("GDPR101", Reason = "r", Owner = "o")] get => new Customer().Email; }
                public Func<Customer, string> L = [AcceptedRisk("GDPR101", Reason = "r", Owner = "o")] (c) => c.Email;
                public string M(Customer c)
                {
                    return N() + c.Name;
                    [AcceptedRisk("GDPR101", Reason = "r", Owner = "o")] string N() => c.Email;
                }
                [AcceptedRisk("GDPR501", Reason = "r", Owner = "o")] public string Iban = "", Rib = "";
            }
            """);
        var open = diagnostics.Where(d => d.Id is "GDPR101" or "GDPR501" && !d.IsSuppressed && d.Location.SourceTree!.FilePath == "/src/Test0.cs").Select(d => d.Location.SourceTree!.GetText().ToString(d.Location.SourceSpan));
        Assert.Equal(["Courriel", "Name"], open);
        Assert.DoesNotContain(diagnostics, d => d.Id == "GDPR902");
    }

    [Fact]
    public async Task An_expired_risk_is_reported_once_and_silences_no_longer()
    {
        var (_, diagnostics) = await new Check { Options = new() { ["GdprAsOf"] = "2026-11-24" } }.Diagnose("""
            using Gdpr;
            public class A
            {
                [AcceptedRisk("GDPR101", Reason = "r", Owner = "o", Until = "2026-11-23")]
                [AcceptedRisk("GDPR101", Reason = "r", Owner = "o", Until = "2026-12-31")] public string X(Customer c) => c.Email;
                [AcceptedRisk("GDPR101", Reason = "r", Owner = "o", Until = "2026-11-23")] public string Y(Customer c) => c.Email;
                [AcceptedRisk("GDPR101", Reason = "r", Owner = "o", Until = "2026-11-24")] public string Z(Customer c) => c.Email;
                [AcceptedRisk("GDPR101", Reason = "r", Owner = "o", Until = "24/11/2026")] public string W(Customer c) => c.Email;
            }
            """);
        Assert.Equal([true, false, true, false], diagnostics.Where(d => d.Id == "GDPR101").Select(d => d.IsSuppressed));
        Assert.Equal([4, 6, 8], diagnostics.Where(d => d.Id == "GDPR902").Select(d => d.Location.GetLineSpan().StartLinePosition.Line + 1));
    }

    [Fact]
    public Task Undeclared_names_through_aliases_and_constants() => Check.Reports("""
        using Gdpr;
        using G = Gdpr;
        using Doing = Gdpr.ProcessingAttribute;
        using P = Gdpr.PersonalAttribute;
        public class A
        {
            private const string Wrong = "bil" + "ling2";
            [Doing("biling")] public void M() { } // GDPR003
            [G::Processing("biling")] public void N() { } // GDPR003
            [G.ProcessingAttribute(purpose: "biling", Role = "clerc")] public void O() { } // GDPR003, GDPR004
            [Processing(Wrong)] public void Q() { } // GDPR003
            [P("contact.mail")] public string X { get; set; } = ""; // GDPR005
            [P("contact.email")] public string Y { get; set; } = "";
            [Processing("Order-Handling")] public void R() { } // GDPR003
            [Doing("billing", Role = null)] public void S() { }
        }
        """, "GDPR003", "GDPR004", "GDPR005");

    [Theory]
    [InlineData("namespace Other { class PersonalAttribute : System.Attribute { } class A { [Personal] public string X = \"\"; } }")]
    [InlineData("namespace Other { class PersonalDataAttribute : System.Attribute { } class A { [PersonalData] public string X = \"\"; } }")]
    [InlineData("class A { string Personal = \"[Personal]\"; /* [Personal] */ }")]
    public async Task Attributes_of_others_are_no_marks(string source)
    {
        var (_, diagnostics) = await new Check { Policy = null, WithTypes = false }.Diagnose(source);
        Assert.DoesNotContain(diagnostics, d => d.Id == "GDPR001");
    }

    [Fact]
    public async Task The_first_real_mark_asks_for_a_policy()
    {
        var (_, diagnostics) = await new Check { Policy = null, WithTypes = false }.Diagnose(
            "namespace Other { class PersonalAttribute : System.Attribute { } class A { [Personal] public string X = \"\"; } }",
            "class B { [P(\"contact.email\")] public string X = \"\"; }",
            "global using P = Gdpr.PersonalAttribute; class C { [P(\"contact.email\")] public string X = \"\"; }");
        var found = Assert.Single(diagnostics, d => d.Id == "GDPR001");
        Assert.Equal("/src/Test1.cs", found.Location.SourceTree!.FilePath);
    }

    private static string Class(string owner, string type, IEnumerable<string> names, bool reported) =>
        $"public class {owner} {{\n" + string.Join("\n", names.Select(n => $"    public {type} {n} {{ get; set; }}" + (reported ? " // GDPR501" : ""))) + "\n}\n";

    private static Task Discovers(params string[] classes) => new Check { WithTypes = false, Only = ["GDPR501"] }.Run(["#nullable disable\nusing System;\n" + string.Concat(classes)]);

    private static string[] Names(string list) => list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public Task Discovery_of_the_direct_names() => Discovers(
        Class("Order", "string", Names("""
            FirstName LastName MiddleName MaidenName FullName Gender Nationality MaritalStatus Email PhoneNumber MobilePhone StreetAddress SocialSecurityNumber Ssn NationalId PassportNumber
            DrivingLicence DriversLicense LicensePlate Iban CardNumber Cvv BankAccount CreditScore IpAddress MacAddress DeviceId UserAgent CookieId AdvertisingId Login UserName Password Passcode
            BloodType Religion PoliticalOpinion TradeUnion EthnicOrigin SexualOrientation Disability
            """), true),
        Class("Commande", "string", Names("""
            Prenom NomNaissance NomJeuneFille NomDeFamille Civilite Sexe DateNaissance LieuNaissance Nationalité SituationFamiliale Courriel AdresseMail NumeroSecu numSecu Nir NumeroFiscal Cni
            Passeport PermisConduire TitreSejour Rib NumeroCarte CarteBancaire Immatriculation MotDePasse Mdp AdresseIp Maladie Handicap GroupeSanguin MedecinTraitant OpinionPolitique
            OrigineEthnique OrientationSexuelle CasierJudiciaire numero_secu adresse_mail prénomClient
            """), true),
        Class("Naissance", "DateTime?", Names("BirthDate DateOfBirth Birthday DateNaissance dateDeNaissance"), true));

    [Fact]
    public Task Discovery_of_the_weak_names()
    {
        var english = Names("Name City Phone Address PostalCode ZipCode Street");
        var french = Names("Nom Ville Adresse CodePostal Telephone Commune Rue");
        return Discovers(
        [
            .. Names("User Customer Client Buyer Shopper Subscriber Member Contact Employee Patient Passenger Student Candidate Driver Tenant Guest Recipient AccountHolder CustomerProfile").Select(o => Class(o, "string", english, true)),
            .. Names("Utilisateur Abonne Adherent Salarie Employe Personne Destinataire Expediteur Acheteur Candidat Locataire Beneficiaire AyantDroit Titulaire Adhérent").Select(o => Class(o, "string", french, true)),
            .. Names("Product Order Invoice Category Country Setting Theme Page Report Store Company Supplier Brand StoreAddress CompanyAddress Warehouse").Select(o => Class(o, "string", english.Except(o.EndsWith("Address") ? [] : ["x"]), false)),
            .. Names("Produit Commande Facture Categorie Pays Parametre Rapport Magasin Entreprise Societe Fournisseur Marque Entrepot AdresseMagasin").Select(o => Class(o, "string", french, false)),
        ]);
    }

    [Fact]
    public Task Discovery_of_traps() => Discovers(
        Class("Customer", "bool", Names("Email IsEmail HasPhone CanLogin FirstName Phone"), false),
        Class("Client", "string", Names("""
            State Id Uid Token AccessToken Url EmailType EmailFormat EmailTemplate EmailValidator EmailRegex EmailLabel EmailSubject PhoneFormat PasswordHash EncryptedIban MaskedEmail RedactedName
            HashedPassword ContinuationToken PageToken SecretName TokenEndpoint ProductName CompanyName StoreName ShopName FileName HostName NomProduit NomFichier NomTable Libelle Siren Siret
            AdresseMemoire NumeroCommande Status
            """), false),
        Class("Member", "int", Names("EmailLength EmailCount PhoneCount NameLength Id Rank"), false),
        Class("Client2", "Guid", Names("Email Nom Prenom EmailId"), false),
        Class("MailSettings", "string", Names("Email UserName Password FirstName Phone"), false),
        Class("SmtpOptions", "string", Names("Email UserName Password"), false),
        Class("Store", "string", Names("Email PhoneNumber City Name"), false),
        Class("Campaign", "string", Names("NoReplyEmail SupportEmail SmtpPassword DbPassword ApiLogin CompanyEmail SiteMail"), false),
        Class("WarehouseAddress", "string", Names("Email PhoneNumber City Street"), false),
        "public class User { public const string EMAIL = \"\"; public static string Password; private string _email; protected string Phone; public string FullName => _email; public string M(string email) => email; }\n",
        "public enum ContactKind { Email, Phone }\npublic delegate void Named(string email, string firstName);\npublic static class Sql { public static string Email { get; set; } }\n",
        "public class LoginException : Exception { public string UserName { get; set; } }\npublic class MailAttribute : Attribute { public string Email { get; set; } }\n");

    [Theory]
    [InlineData("class A { [Gdpr.Personal(\"contact.email\")] public string X; } class S { object M(A a) { foreach (var (x in a.X) } }")]
    [InlineData("class S { object M(Customer c) => c.Email switch { => }; void N() { c?.Email?. ; (var (a, b), ) = c; } }")]
    [InlineData("record R([Gdpr.Personal(\"x\")] string Mail, ); class S { void M(R r) { var (a) = r; r is (, ); _ = r with { Mail = }; } }")]
    [InlineData("class S { void M(IQueryable<Customer> q) => q.Select(c => c.Email\").ToList( }")]
    [InlineData("using Microsoft.AspNetCore.Builder; class S { void M(WebApplication a) { a.MapGet(); a.MapGet(\"/\", X); a.MapGroup(.MapGet(\"/\", () => ; a.MapControllers().; } }")]
    [InlineData("[Gdpr.AcceptedRisk] [Gdpr.AcceptedRisk(null)] [Gdpr.AcceptedRisk(1, Reason = 2)] class A { [Gdpr.Processing(null), Gdpr.Processing(Missing.X)] void M(Customer c) => _ = c.Email; }")]
    [InlineData("[assembly: Gdpr.AcceptedRisk(\"GDPR101\", Reason = \"r\", Owner = \"o\")] [module: Gdpr.AcceptedRisk(\"GDPR101\")] namespace N; using Gdpr;")]
    [InlineData("extension(Customer c) { public string X => c.Email; } class A { [Gdpr.Personal(\"x\")] public string this[] => \"\"; int this[int i] => this[ ; }")]
    [InlineData("using System.Diagnostics.CodeAnalysis; [SuppressMessage] [SuppressMessage(\"x\")] [SuppressMessage(null, null)] class A { }")]
    [InlineData("#pragma warning disable GDPR101 /* x")]
    [InlineData("class P<[Gdpr.Personal(\"x\")] T, [Gdpr.Personal] U> where T : P<T, U> { T Email; P<P<T,U>, P<U,T>> Deep; object M(P<T,U> p) => p.Deep.Deep.Email; }")]
    public async Task Broken_code(string source) => await new Check().Diagnose(source);
}
