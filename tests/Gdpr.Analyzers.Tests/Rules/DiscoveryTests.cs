namespace Gdpr.Tests.Rules;

/// <summary>GDPR501: what looks like personal data, in French and English, and what only looks alike.</summary>
public class DiscoveryTests
{
    private static Task Reports(string source) => new Check { WithTypes = false, Only = ["GDPR501"] }.Run(source);

    [Fact]
    public Task Strong_names_count_under_any_owner() => Reports("""
        using System;
        public class Order
        {
            public string CustomerEmail { get; set; } = ""; // GDPR501
            public string Courriel { get; set; } = ""; // GDPR501
            public string Iban { get; set; } = ""; // GDPR501
            public string NumeroSecu { get; set; } = ""; // GDPR501
            public DateTime DateNaissance { get; set; } // GDPR501
            public DateOnly? BirthDate { get; set; } // GDPR501
            public string Prénom { get; set; } = ""; // GDPR501
            public string FirstName { get; set; } = ""; // GDPR501
            public string first_name; // GDPR501
            public string MotDePasse { get; set; } = ""; // GDPR501
            public string AdresseIP { get; set; } = ""; // GDPR501
            public string UserAgent { get; set; } = ""; // GDPR501
            public string BloodType { get; set; } = ""; // GDPR501
            public string emailClient { get; set; } = ""; // GDPR501
            public string CourrielFilleul { get; set; } = ""; // GDPR501
            public string CourrielModele { get; set; } = "";
            public string PhoneNumber2 { get; set; } = ""; // GDPR501
            public decimal Salaire { get; set; } // GDPR501
            public string OrientationSexuelle { get; set; } = ""; // GDPR501
        }
        public record Signup(string Email, int Rank); // GDPR501
        public interface IHasMail { string Mail { get; } } // GDPR501
        public class HasMail : IHasMail { public string Mail { get; set; } = ""; }
        """);

    [Fact]
    public Task Weak_names_count_under_persons_only() => Reports("""
        public class Customer
        {
            public string Name { get; set; } = ""; // GDPR501
            public string Nom { get; set; } = ""; // GDPR501
            public string Ville { get; set; } = ""; // GDPR501
            public int Age { get; set; } // GDPR501
            public string BillingCity { get; set; } = ""; // GDPR501
            public string telephone { get; set; } = ""; // GDPR501
            public int Id { get; set; }
            public string State { get; set; } = "";
        }
        public class Product
        {
            public string Name { get; set; } = "";
            public string NomProduit { get; set; } = "";
            public int Age { get; set; }
            public string City { get; set; } = "";
        }
        public class Order { public string Name { get; set; } = ""; public string Telephone { get; set; } = ""; }
        public class Address { public string Street { get; set; } = ""; public string Name { get; set; } = ""; } // GDPR501
        """);

    [Fact]
    public Task Whose_it_is_may_stand_beside_the_noun() => Reports("""
        public class Comment
        {
            public string CommenterName { get; set; } = ""; // GDPR501
            public string EntityName { get; set; } = "";
            public string ReviewerName { get; set; } = ""; // GDPR501
            public string CarrierName { get; set; } = "";
            public string BuyerPhone { get; set; } = ""; // GDPR501
            public string BuyerCode { get; set; } = "";
        }
        public class GiftCard { public string SenderEmail { get; set; } = ""; public string RecipientName { get; set; } = ""; } // GDPR501, GDPR501
        public class SmtpEmailSender { public string SenderEmail { get; set; } = ""; public string SenderName { get; set; } = ""; }
        public class PaymentStatusResponse { public string BuyerEmail { get; set; } = ""; public string BuyerAddress { get; set; } = ""; } // GDPR501, GDPR501
        public class PaymentStatus { public string Address { get; set; } = ""; }
        public class Facture { public string NomClient { get; set; } = ""; public string VilleLivraison { get; set; } = ""; } // GDPR501, GDPR501
        public class Jeton { public string ClientName { get; set; } = ""; public string NomCampagne { get; set; } = ""; }
        public class Shop { public string ContactName { get; set; } = ""; }
        """);

    [Fact]
    public Task Where_an_order_goes_is_an_address() => Reports("""
        public class OrderExport
        {
            public string BillingAddressAddressLine1 { get; set; } = ""; // GDPR501
            public string ShippingAddressPhone { get; set; } = ""; // GDPR501
            public string ShippingCountry { get; set; } = "";
            public string City { get; set; } = "";
            public string ShippingMethod { get; set; } = "";
            public string ShippingName { get; set; } = "";
        }
        public class ShippingRate { public string Zip { get; set; } = ""; public string CountryName { get; set; } = ""; }
        public class PickupPoint { public string City { get; set; } = ""; public string ZipCode { get; set; } = ""; }
        public class ShippingAddress
        {
            public string line1 { get; set; } = ""; // GDPR501
            public string CityName { get; set; } = ""; // GDPR501
            public string ZipPostalCode { get; set; } = ""; // GDPR501
            public string FaxNumber { get; set; } = ""; // GDPR501
            public string Salutation { get; set; } = ""; // GDPR501
            public string Name { get; set; } = "";
        }
        public class Receipt { public string Line1 { get; set; } = ""; }
        """);

    [Fact]
    public Task Birth_dates_come_in_pieces() => Reports("""
        public class RegisterModel
        {
            public int? DateOfBirthDay { get; set; } // GDPR501
            public int? DateOfBirthYear { get; set; } // GDPR501
            public int? DateOfBirthMinimumAge { get; set; }
            public string Phone { get; set; } = ""; // GDPR501
            public string AccountHolder { get; set; } = ""; // GDPR501
        }
        public class CashRegister { public string Name { get; set; } = ""; public string Phone { get; set; } = ""; }
        """);

    [Fact]
    public Task What_belongs_to_people_has_names_of_its_own() => Reports("""
        public class CustomerTag { public string Name { get; set; } = ""; }
        public class CustomerUpdate { public string Name { get; set; } = ""; } // GDPR501
        public class UserAgentInfo { public string Name { get; set; } = ""; }
        public class ContactMessage { public string Name { get; set; } = ""; } // GDPR501
        public class CustomerAttributeValue { public string Name { get; set; } = ""; }
        public class ContactAttributeLocalizedModel { public string Name { get; set; } = ""; }
        public class ExportProfile { public string Name { get; set; } = ""; }
        public class UserProfile { public string Name { get; set; } = ""; } // GDPR501
        public class Profile { public string Name { get; set; } = ""; } // GDPR501
        public class TreeMember { public string Name { get; set; } = ""; }
        public class TeamMember { public string Name { get; set; } = ""; } // GDPR501
        public class LoadedAssembly { public string FullName { get; set; } = ""; }
        public class EmailAccount { public string Email { get; set; } = ""; public string Password { get; set; } = ""; }
        public class UserAddress { public string AddressName { get; set; } = ""; public string AddressCity { get; set; } = ""; } // GDPR501
        public class UserAccount { public string Email { get; set; } = ""; public string Password { get; set; } = ""; } // GDPR501, GDPR501
        public class WebApiUser { public string Email { get; set; } = ""; } // GDPR501
        public class FtpUser { public string Password { get; set; } = ""; }
        public class ExportDeployment { public string Password { get; set; } = ""; }
        public class Page { public string Password { get; set; } = ""; }
        public class LoginPage { public string Password { get; set; } = ""; } // GDPR501
        public class InstallModel { public string MongoDBPassword { get; set; } = ""; public string ConfirmPassword { get; set; } = ""; } // GDPR501
        public class SystemInfo { public string IpAddress { get; set; } = ""; }
        """);

    [Fact]
    public Task What_only_looks_alike_is_silent() => Reports("""
        using System;
        using System.Threading;
        public class Customer
        {
            public bool EmailConfirmed { get; set; }
            public bool IsEmail { get; set; }
            public bool Email { get; set; }
            public string EmailTemplate { get; set; } = "";
            public int EmailLength { get; set; }
            public string EmailRegex { get; set; } = "";
            public string PasswordHash { get; set; } = "";
            public string EncryptedIban { get; set; } = "";
            public string MaskedCardNumber { get; set; } = "";
            public string ContinuationToken { get; set; } = "";
            public CancellationToken Token { get; set; }
            public const string EMAIL = "x";
            public static string DefaultEmail = "";
            public string NomFichier { get; set; } = "";
            public string NumeroCommande { get; set; } = "";
            public string Siret { get; set; } = "";
            public string AdresseMemoire { get; set; } = "";
            public string Voie(string voie) => voie;
            private string _email = "";
            public string Computed => _email;
            public string FullName => _email + "x";
            public string ProductName { get; set; } = "";
            public string CompanyName { get; set; } = "";
            public Guid EmailId { get; set; }
        }
        public class SmtpSettings { public string Email { get; set; } = ""; public string UserName { get; set; } = ""; public string Password { get; set; } = ""; }
        public class MailOptions { public string FromEmail { get; set; } = ""; }
        public class Magasin { public string Telephone { get; set; } = ""; public string Ville { get; set; } = ""; public string Email { get; set; } = ""; }
        public class Entrepot { public string Adresse { get; set; } = ""; }
        public class CompanyProfile { public string Name { get; set; } = ""; }
        public class ClientOptions { public string Name { get; set; } = ""; }
        public class ContactAreaForm { public string Name { get; set; } = ""; }
        public class CustomerGroup { public string Name { get; set; } = ""; }
        public class ThemeManifest { public string FullName { get; set; } = ""; }
        public class HttpClient { public string UserAgent { get; set; } = ""; }
        public class MailException : Exception { public string Email { get; set; } = ""; }
        public static class Keys { public static string Email { get; set; } = ""; }
        """);

    [Fact]
    public Task Marked_members_are_silent() => Reports("""
        using Gdpr;
        using Microsoft.AspNetCore.Identity;
        public class Customer
        {
            [Personal("contact.email")] public string Email { get; set; } = "";
            [PersonalData] public string FirstName { get; set; } = "";
        }
        public class ShopUser : IdentityUser { public string LastName { get; set; } = ""; } // GDPR501
        [Personal("identity.name")] public class PersonName { public string FirstName { get; set; } = ""; }
        """);

    [Theory]
    [InlineData("DateDeNaissance", "date naissance")]
    [InlineData("IPAddress", "ip address")]
    [InlineData("EMail", "e mail")]
    [InlineData("code_postal", "code postal")]
    [InlineData("Prénom", "prenom")]
    [InlineData("adresseDeLivraison2", "adresse livraison 2")]
    public void Names_split_into_words(string name, string words) => Assert.Equal(words, string.Join(" ", Gdpr.Analyzers.Model.Lexicon.Split(name)));
}
