using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Gdpr.Analyzers.Model;

/// <summary>Kinds of values that a category is kept in; a name in another kind of value says something else.</summary>
[Flags]
internal enum ValueKinds
{
    None = 0,
    Text = 1,
    Date = 2,
    Number = 4,
    Enum = 8,
    Binary = 16,
}

/// <summary>A phrase that names personal data.</summary>
/// <param name="Category">Category that a policy would likely declare for it.</param>
/// <param name="Strong">Counts under any owner; a weak one only under a person-like owner.</param>
/// <param name="Kinds">Kinds of values that it is kept in.</param>
internal sealed record LexiconEntry(string Category, bool Strong, ValueKinds Kinds);

/// <summary>
/// French and English names of personal data. A phrase counts at the end of a member's name, where the noun stands, or before words that only qualify it
/// (<c>emailClient</c>, <c>villeFacturation</c>), so that <c>EmailTemplate</c> and <c>nomProduit</c> stay silent.
/// </summary>
internal static class Lexicon
{
    // category | strong or weak | kinds of value (t text, d date, n number, e enum, b binary) | phrases, without articles and accents
    private const string Table = """
        contact.email        | strong | t   | email, e mail, mail, courriel, email address, mail address, adresse email, adresse mail, adresse courriel, adresse electronique
        contact.phone        | strong | tn  | phone number, mobile number, mobile phone, cell phone, numero telephone, num tel, numero tel, telephone portable, telephone mobile, telephone fixe, numero portable
        contact.phone        | weak   | tn  | phone, telephone, tel, mobile, portable, fax, fax number, gsm
        contact.address      | strong | t   | postal address, home address, street address, mailing address, adresse postale, adresse livraison, adresse facturation, adresse domicile
        contact.address      | weak   | t   | address, adresse, address line, line, ligne, street, street line, rue, voie, complement adresse, city, city name, town, ville, commune, zip, zip code, zip postal code, postcode, post code, postal code, code postal, country, country name, street name, pays, localite
        identity.name        | strong | t   | first name, last name, middle name, maiden name, full name, family name, given name, surname, prenom, nom famille, nom naissance, nom jeune fille, nom usage, nom complet, nom prenom, prenom nom, patronyme
        identity.name        | weak   | t   | name, nom, display name, nickname, pseudo, initials, initiales
        identity.birth-date  | strong | td  | birth date, date birth, birthday, birth day, dob, date naissance
        identity.birth-date  | strong | tn  | date birth day, date birth month, date birth year, day birth, month birth, year birth, birth year, jour naissance, mois naissance, annee naissance
        identity.birth-place | strong | t   | birth place, place birth, birth city, lieu naissance, ville naissance, pays naissance, commune naissance
        identity.age         | weak   | n   | age
        identity.gender      | strong | tne | gender, sexe, civilite
        identity.gender      | weak   | tne | sex, salutation, title code
        identity.nationality | strong | te  | nationality, nationalite
        identity.family      | strong | te  | marital status, civil status, situation familiale, situation matrimoniale
        identity.national-id | strong | tn  | ssn, social security number, national id, national identifier, nir, numero secu, num secu, numero securite sociale, securite sociale, passport number, passport, passeport, numero passeport, driving licence, driving license, drivers license, driver license number, permis conduire, numero permis, cni, numero cni, carte identite, titre sejour, numero fiscal, spi, tax identification number
        identity.photo       | weak   | tb  | photo, picture, avatar, portrait, profile picture, profile photo
        identity.signature   | weak   | tb  | signature
        identity.vehicle     | strong | t   | license plate, licence plate, number plate, immatriculation, plaque immatriculation
        identity.vehicle     | weak   | t   | vin, plaque
        payment.iban         | strong | t   | iban, rib, bank account number, bank account, account holder, account holder name, titulaire compte, compte bancaire, numero compte bancaire
        payment.iban         | weak   | t   | bic, swift, account number, numero compte
        payment.card-number  | strong | tn  | card number, credit card number, credit card, debit card number, numero carte, numero carte bancaire, carte bancaire, cvv, cvc, cvv2, card security code, security number, cryptogramme, cryptogramme visuel, card expiry, card expiration, card holder name, cardholder name, titulaire carte
        payment.card-number  | weak   | t   | cb, pan
        finance.income       | strong | tn  | salary, salaire, quotient familial, credit score, revenu fiscal
        finance.income       | weak   | tn  | income, revenu, wage, wages
        online.ip            | strong | tb  | ip, ip address, adresse ip, client ip, remote ip
        online.device        | strong | t   | user agent, device id, device identifier, mac address, adresse mac, advertising id, cookie id, device fingerprint, browser fingerprint
        online.location      | weak   | tn  | latitude, longitude, geolocation, geolocalisation
        account.login        | strong | t   | user name, login, login name, nom utilisateur
        account.login        | weak   | t   | identifiant
        account.password     | strong | t   | password, mot passe, mdp, passcode, passphrase
        account.password     | weak   | t   | pin, pin code, code pin, otp
        health               | strong | te  | blood type, blood group, groupe sanguin, medecin traitant, medical history, health history, antecedents medicaux, handicap, disability, maladie, etat sante, health condition
        health               | weak   | te  | health, sante, diagnosis, diagnostic, prescription, allergy, allergies, allergie, mutuelle, treatment, traitement
        biometric            | strong | tb  | empreinte digitale, empreintes digitales, finger print, biometric data, voice print
        genetic              | strong | tb  | genetic data, genome, adn
        religion             | strong | te  | religion, religious belief, conviction religieuse, confession religieuse
        political-opinion    | strong | te  | political opinion, opinion politique, political party, parti politique
        trade-union          | strong | te  | trade union, union membership, appartenance syndicale
        trade-union          | weak   | te  | syndicat
        ethnic-origin        | strong | te  | ethnic origin, ethnicity, origine ethnique, racial origin
        sexual-orientation   | strong | te  | sexual orientation, orientation sexuelle
        criminal-record      | strong | t   | criminal record, casier judiciaire, condamnation penale
        """;

    private static readonly string[] StopWords = ["of", "the", "de", "du", "des", "la", "le", "les", "d", "l", "en", "a", "au", "aux"];

    /// <summary>Words after the noun that leave its meaning: numbers, whose it is, which of several.</summary>
    private static readonly HashSet<string> Qualifiers = Words("""
        value text raw normalized normalised line one two primary secondary principal principale secondaire pro perso professionnel professionnelle personnel
        personnelle client cliente customer user utilisateur acheteur destinataire expediteur beneficiaire titulaire salarie employe abonne contact livraison
        facturation domicile fixe mobile portable parent pere mere conjoint alt alternate other new old actuel actuelle ancien ancienne nouveau nouvelle
        """);

    /// <summary>French puts the noun first, so that more may follow it: <c>CourrielFilleul</c>.</summary>
    private static readonly HashSet<string> FrenchNouns = new(StringComparer.Ordinal)
    {
        "courriel", "adresse courriel", "adresse electronique", "prenom", "nom famille", "nom naissance", "date naissance", "lieu naissance", "mot passe", "numero secu",
        "numero securite sociale", "carte bancaire", "compte bancaire", "situation familiale",
    };

    /// <summary>Words after a French noun that make it something else.</summary>
    private static readonly HashSet<string> FrenchTraps = Words("""
        type format modele template valide validee verifie verifiee confirme confirmee envoye envoyee envoi recu lu longueur taille objet sujet corps titre requis requise obligatoire
        id ids actif active date nombre compteur limite expire expiration erreur message langue url lien
        """);

    /// <summary>Words before a weak noun that leave it a person's.</summary>
    private static readonly HashSet<string> WeakPrefixes = Words("""
        customer client user utilisateur contact person personne employee employe salarie patient member adherent subscriber abonne buyer acheteur recipient
        destinataire sender expediteur beneficiary beneficiaire guest passenger billing shipping delivery invoice livraison facturation home work personal private
        perso pro mobile main primary secondary other parent father mother my mon ma votre numero num number
        """);

    /// <summary>Words before any noun that make it no person's, or no value at all.</summary>
    private static readonly HashSet<string> Blockers = Words("""
        is has can should must est was were company organisation organization societe entreprise store shop magasin boutique warehouse entrepot product produit
        file fichier table column colonne db database api ldap ftp host server serveur smtp pop imap support noreply default sample example template max min nb count number total masked hashed
        encrypted redacted anonymised anonymized masque hache chiffre brand marque supplier fournisseur vendor merchant site admin system systeme display
        mongo sql mysql postgres redis sftp ssh
        """);

    /// <summary>Words anywhere in a name that make it no longer the data itself.</summary>
    private static readonly HashSet<string> Transformed = Words(
        "hash hashed hashes hache encrypted chiffre chiffree masked masque masquee redacted anonymised anonymized anonyme token regex pattern label placeholder");

    private static readonly HashSet<string> People = Words("""
        user customer client buyer shopper subscriber member contact employee patient passenger student candidate driver tenant guest recipient holder profile person
        applicant visitor consumer worker staff guardian attendee participant donor teacher doctor nurse
        utilisateur cliente abonne abonnee adherent adherente salarie salariee employe employee personne destinataire expediteur acheteur acheteuse candidat candidate
        patiente locataire beneficiaire ayantdroit titulaire eleve etudiant etudiante visiteur prospect inscrit membre parent enfant conducteur voyageur signataire
        """);

    private static readonly HashSet<string> NotPeople = Words("""
        options option settings setting config configuration constants constant keys resources resource localizer validator template format factory builder helper
        exception attribute extensions middleware service repository manager handler provider store context controller job worker filter module startup mapper
        company organisation organization societe entreprise shop store magasin boutique warehouse entrepot product produit supplier fournisseur brand marque site
        agence agency vendor server serveur endpoint host parametres reglages proxy system systeme deployment assembly package plugin
        """);

    /// <summary>Words at the end of a type's name that make it a way to sort people or things.</summary>
    private static readonly HashSet<string> Classes =
        Words("area zone group groupe segment type role category categorie status statut level niveau plan program programme");

    /// <summary>Words that, right before a noun, make it a person's under any owner: <c>BuyerPhone</c>, <c>ReviewerName</c>.</summary>
    private static readonly HashSet<string> Bearers = Words("""
        customer buyer shopper payer payee recipient sender contact patient passenger employee student applicant attendee beneficiary donor commenter reviewer replier cardholder
        acheteur acheteuse destinataire expediteur beneficiaire salarie salariee employe titulaire adherent adherente abonne abonnee locataire passager voyageur eleve
        etudiant etudiante conjoint
        """);

    /// <summary>Words right before a part of an address, or after its French noun, that make it a person's who ordered.</summary>
    private static readonly HashSet<string> Destinations = Words("billing shipping delivery invoice livraison facturation");

    /// <summary>Types for a person's own entries, where the word stands first: <c>RegisterModel</c>.</summary>
    private static readonly HashSet<string> Registrations = Words("register registration signup inscription");

    /// <summary>Nouns that no English speaker puts beside <c>Client</c>, which is a program in English.</summary>
    private static readonly HashSet<string> FrenchWeakNouns = Words("nom pseudo ville rue voie commune adresse code localite tel telephone portable");

    /// <summary>Words at the end of a type's name that have names of their own, also where they belong to a person: <c>CustomerTag</c>, <c>UserAgent</c>.</summary>
    private static readonly HashSet<string> Things = Words("""
        tag permission right agent device platform browser field property event token claim session discount coupon price document file folder menu section queue topic
        notification subscription preference
        """);

    /// <summary>Types whose password opens the thing and is nobody's own.</summary>
    private static readonly HashSet<string> Locked = Words("page topic article post document file folder archive");

    /// <summary>Words before <c>Client</c>, <c>User</c>, <c>Account</c> or <c>Sender</c> that make it a program.</summary>
    private static readonly HashSet<string> Technical =
        Words("http https smtp imap pop api grpc rest soap redis kafka queue blob storage bucket ftp ssh proxy db database sql web test mail email sms");

    /// <summary>Words before <c>Member</c> that make it a piece of code.</summary>
    private static readonly HashSet<string> Code = Words("type enum class struct tree json xml");

    private static readonly Dictionary<string, LexiconEntry> Phrases = Parse();
    private static readonly int LongestPhrase = Phrases.Keys.Max(p => p.Count(c => c == ' ') + 1);

    /// <summary>What a member's name means under an owner's name, or null.</summary>
    public static LexiconEntry? Find(string member, string owner)
    {
        var words = Split(member);
        if (words.Count == 0 || words.Any(Transformed.Contains))
        {
            return null;
        }

        for (var end = words.Count; end > 0; end--)
        {
            if (end < words.Count && !Qualifiers.Contains(words[end]) && !words[end].All(char.IsDigit))
            {
                return FrenchNounFirst(words) is { } french && Counts(french, "", [], [], Split(owner)) ? french : null;
            }

            for (var start = Math.Max(0, end - LongestPhrase); start < end; start++)
            {
                var noun = string.Join(" ", words.Skip(start).Take(end - start));
                if (Phrases.TryGetValue(noun, out var entry))
                {
                    return Counts(entry, noun, words.Take(start).ToList(), words.Skip(end).ToList(), Split(owner)) ? entry : null;
                }
            }
        }

        return null;
    }

    private static LexiconEntry? FrenchNounFirst(List<string> words)
    {
        for (var length = Math.Min(3, words.Count - 1); length > 0; length--)
        {
            var noun = string.Join(" ", words.Take(length));
            if (FrenchNouns.Contains(noun))
            {
                return words.Count - length <= 2 && !words.Skip(length).Any(FrenchTraps.Contains) ? Phrases[noun] : null;
            }
        }

        return null;
    }

    private static bool Counts(LexiconEntry entry, string noun, List<string> before, List<string> after, List<string> owner)
    {
        var head = Head(owner);
        if (HasWord(before, Blockers) || head >= 0 && IsNoPerson(owner, head))
        {
            return false;
        }

        if (before.Count > 0 && Bearers.Contains(before[before.Count - 1]) || after.Any(Bearers.Contains)
            || before.Concat(after).Any(w => w is "client" or "cliente") && noun.Split(' ').Any(FrenchWeakNouns.Contains))
        {
            return true;
        }

        if (head < 0 || Classes.Contains(owner[head]) || Classes.Contains(owner[owner.Count - 1]))
        {
            return false;
        }

        return entry.Strong
            ? !(entry.Category == "account.password" && head == 0 && Locked.Contains(owner[0]))
            : before.All(w => WeakPrefixes.Contains(w) || People.Contains(w) || w is "address" or "adresse" && IsContact(entry)) && WeakCounts(entry, noun, before.Concat(after), owner, head);
    }

    private static bool WeakCounts(LexiconEntry entry, string noun, IEnumerable<string> around, List<string> owner, int head)
    {
        var isAddress = owner.Any(w => w is "address" or "adresse");
        if (noun is "line" or "ligne")
        {
            return isAddress;
        }

        if (IsPerson(owner, head))
        {
            return entry.Category != "identity.name" || !Things.Contains(owner[head]);
        }

        return isAddress && (IsContact(entry) || entry.Category == "identity.gender")
               || IsContact(entry) && around.Any(Destinations.Contains) && noun is not ("country" or "country name" or "pays");
    }

    private static bool IsContact(LexiconEntry entry) => entry.Category.StartsWith("contact.", StringComparison.Ordinal);

    /// <summary>A profile is a person's when alone or a person's by name; an <c>ExportProfile</c> is a way to export.</summary>
    private static bool IsPerson(List<string> owner, int head) =>
        head == 0 && owner.Count > 1 && Registrations.Contains(owner[0])
        || (owner[head] switch
        {
            "profile" when head > 0 => HasWord(owner.Take(head).ToList(), People),
            "member" when head > 0 => !Code.Contains(owner[head - 1]),
            _ => HasWord(owner, People),
        });

    /// <summary>Also when a word was written as two: <c>NoReply</c>, <c>AyantDroit</c>.</summary>
    private static bool HasWord(List<string> words, HashSet<string> among) =>
        words.Any(among.Contains) || words.Zip(words.Skip(1), string.Concat).Any(among.Contains);

    /// <summary>The last word says what a type is, once those are passed over that say how it travels.</summary>
    private static int Head(List<string> owner)
    {
        var head = owner.Count - 1;
        while (head > 0 && Carriers.Contains(owner[head]))
        {
            head--;
        }

        return head;
    }

    /// <summary><c>ClientOptions</c> are options, <c>HttpClient</c> is a program.</summary>
    private static bool IsNoPerson(List<string> owner, int head) =>
        NotPeople.Contains(owner[head]) || NotPeople.Contains(owner[owner.Count - 1]) || owner.Any(NeverPeople.Contains)
        || head > 0 && Technical.Contains(owner[head - 1])
           && (owner[head] is "client" or "sender" || owner[head] is "user" or "account" && owner[head - 1] is not ("web" or "api"));

    /// <summary>Words at the end of a type's name that say how it travels or what of it is held, not whose it is.</summary>
    private static readonly HashSet<string> Carriers = Words("""
        form vm view model dto request response input output item info data entity translation row command query result summary detail details record list line saisie
        vue fiche ligne export import address adresse localized value update create edit
        """);

    /// <summary>Words that, anywhere in a type's name, make it an organisation or a setting.</summary>
    private static readonly HashSet<string> NeverPeople =
        Words("company societe entreprise magasin entrepot warehouse fournisseur supplier smtp options settings configuration config manifest theme");

    /// <summary>Words of a name in camel case or with underscores, lower-cased, without accents and articles.</summary>
    public static List<string> Split(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            var starts = char.IsUpper(c) && (i > 0 && !char.IsUpper(name[i - 1]) || i + 1 < name.Length && char.IsLower(name[i + 1]))
                         || i > 0 && char.IsDigit(c) != char.IsDigit(name[i - 1]);
            if (starts || !char.IsLetterOrDigit(c))
            {
                Flush();
            }

            if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToLowerInvariant(c));
            }
        }

        Flush();
        return words;

        void Flush()
        {
            if (word.Length > 0)
            {
                var text = WithoutAccents(word.ToString());
                word.Clear();
                if (words.Count == 0 || !StopWords.Contains(text))
                {
                    words.Add(text);
                }
            }
        }
    }

    private static string WithoutAccents(string text)
    {
        if (text.All(c => c < 128))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(c);
            }
        }

        return plain.ToString().Replace("œ", "oe").Replace("æ", "ae");
    }

    private static Dictionary<string, LexiconEntry> Parse()
    {
        var phrases = new Dictionary<string, LexiconEntry>(StringComparer.Ordinal);
        foreach (var line in Table.Split(['\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var cells = line.Split('|');
            var kinds = cells[2].Trim().Aggregate(ValueKinds.None, (k, c) => k | c switch
            {
                't' => ValueKinds.Text, 'd' => ValueKinds.Date, 'n' => ValueKinds.Number, 'e' => ValueKinds.Enum, _ => ValueKinds.Binary,
            });
            var entry = new LexiconEntry(cells[0].Trim(), cells[1].Trim() == "strong", kinds);
            foreach (var phrase in cells[3].Split(','))
            {
                var words = phrase.Trim();
                phrases[words] = entry;
                if (words.Contains(' '))
                {
                    // Written as one word: firstname, codepostal, motdepasse.
                    phrases[words.Replace(" ", "")] = entry;
                }
            }
        }

        phrases["motdepasse"] = phrases["mot passe"];
        phrases["datedenaissance"] = phrases["date naissance"];
        return phrases;
    }

    private static HashSet<string> Words(string list) => new(list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
