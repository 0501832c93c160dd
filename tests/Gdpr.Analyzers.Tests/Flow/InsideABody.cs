namespace Gdpr.Tests.Flow;

/// <summary>What carries a label through the statements and expressions of one body; each with a twin one step away that stays silent.</summary>
public class InsideABody
{
    [Fact]
    public Task A_local_carries() => Flows.In("""
        void A(Customer c) { var mail = c.Email; _log.LogInformation("Seen {Mail}", mail); } // GDPR203
        void B(Customer c) { var id = c.Id; _log.LogInformation("Seen {Id}", id); }
        """);

    [Fact]
    public Task Reassigning_a_local_replaces_its_label() => Flows.In("""
        void A(Customer c) { var text = "none"; text = c.Email; Console.WriteLine(text); } // GDPR203
        void B(Customer c) { var text = c.Email; text = "none"; Console.WriteLine(text); }
        """);

    [Fact]
    public Task A_second_local_is_another_value() => Flows.In("""
        void A(Customer c)
        {
            string mail = c.Email, other = "x";
            Console.WriteLine(other);
            other = mail;
            Console.WriteLine(other); // GDPR203
        }
        """);

    [Fact]
    public Task A_chain_of_locals_carries() => Flows.In("""
        void A(Customer c) { var a = c.Email; var b = a; var d = b; a = ""; b = ""; Console.WriteLine(d); } // GDPR203
        void B(Customer c) { var a = c.Email; var b = a; var d = b; d = ""; Console.WriteLine(d); }
        """);

    [Fact]
    public Task A_conversion_carries() => Flows.In("""
        void A(Customer c) { object boxed = c.Email; Console.WriteLine((string)boxed); } // GDPR203
        void B(Customer c) { object boxed = c.Email; boxed = c.Id; Console.WriteLine((int)boxed); }
        """);

    [Fact]
    public Task An_as_cast_carries() => Flows.In("""
        void A(Customer c) { object boxed = c.Email; Console.WriteLine(boxed as string); } // GDPR203
        void B(Customer c) { object boxed = c.Email; Console.WriteLine(boxed is string); }
        """);

    [Fact]
    public Task Await_carries() => Flows.In("""
        async Task A(Customer c) { var mail = await Task.FromResult(c.Email); Console.WriteLine(mail); } // GDPR203
        async Task B(Customer c) { var id = await Task.FromResult(c.Id); Console.WriteLine(id); await Task.FromResult(c.Email); }
        """);

    [Fact]
    public Task A_fallback_carries() => Flows.In("""
        void A(Customer c) => Console.WriteLine(c.Phone ?? "none"); // GDPR203
        void B(Customer c) => Console.WriteLine(c.Phone is null ? "none" : "some");
        """);

    [Fact]
    public Task The_fallback_itself_carries() => Flows.In("""
        void A(Customer c, string? given) => Console.WriteLine(given ?? c.Email); // GDPR203
        void B(Customer c, string? given) => Console.WriteLine(given ?? c.Id.ToString());
        """);

    [Fact]
    public Task A_conditional_carries_its_branches_and_not_its_condition() => Flows.In("""
        void A(Customer c, bool full) => Console.WriteLine(full ? c.Email : "x"); // GDPR203
        void B(Customer c, bool full) => Console.WriteLine(full ? "x" : c.Name); // GDPR203
        void C(Customer c) => Console.WriteLine(c.Email == "" ? "empty" : "given");
        """);

    [Fact]
    public Task A_switch_expression_carries_its_arms_and_not_its_subject() => Flows.In("""
        void A(Customer c, int how) => Console.WriteLine(how switch { 0 => "none", 1 => c.Name, _ => "?" }); // GDPR203
        void B(Customer c) => Console.WriteLine(c.Email switch { "" => "none", null => "null", _ => "some" });
        """);

    [Fact]
    public Task A_switch_arm_carries_what_its_pattern_names() => Flows.In("""
        void A(Customer c) => Console.WriteLine(c.Email switch { "" => "none", var mail => mail }); // GDPR203
        void B(Customer c) => Console.WriteLine(c switch { { Email: "" } => 0, { Id: var id } => id });
        """);

    [Fact]
    public Task A_declaration_pattern_carries() => Flows.In("""
        void A(Customer c) { if ((object)c.Email is string mail) { Console.WriteLine(mail); } } // GDPR203
        void B(Customer c) { if ((object)c.Id is int id) { Console.WriteLine(id); } }
        """);

    [Fact]
    public Task A_property_pattern_carries_the_member_it_names() => Flows.In("""
        void A(Customer c) { if (c is { Email: { Length: > 3 } mail }) { Console.WriteLine(mail); } } // GDPR203
        void B(Customer c) { if (c is { Email.Length: > 3, Id: var id }) { Console.WriteLine(id); } }
        """);

    [Fact]
    public Task A_nested_property_pattern_carries() => Flows.In("""
        void A(Order o) { if (o is { Customer.Email: var mail }) { _log.LogWarning("Order of {Mail}", mail); } } // GDPR203
        void B(Order o) { if (o is { Customer.Id: var id, Reference: var reference }) { _log.LogWarning("Order {Reference} of {Id}", reference, id); } }
        """);

    [Fact]
    public Task A_positional_pattern_carries_member_by_member() => Flows.In("""
        void A(Contact c) { if (c is (var mail, > 1)) { Console.WriteLine(mail); } } // GDPR203
        void B(Contact c) { if (c is (_, var rank)) { Console.WriteLine(rank); } }
        """);

    [Fact]
    public Task A_list_pattern_carries() => Flows.In("""
        void A(Customer c) { string[] both = [c.Email, c.Name]; if (both is [var first, ..]) { Console.WriteLine(first); } } // GDPR203
        void B(Customer c) { int[] both = [c.Id, 2]; if (both is [var first, ..]) { Console.WriteLine(first); } }
        """);

    [Fact]
    public Task Deconstruction_carries_part_by_part() => Flows.In("""
        void A(Contact c) { var (mail, rank) = c; Console.WriteLine(mail); } // GDPR203
        void B(Contact c) { var (mail, rank) = c; Console.WriteLine(rank); }
        """);

    [Fact]
    public Task A_deconstructing_assignment_swaps_labels() => Flows.In("""
        void A(Customer c) { var a = c.Email; var b = "x"; (a, b) = (b, a); Console.WriteLine(b); } // GDPR203
        void B(Customer c) { var a = c.Email; var b = "x"; (a, b) = (b, a); Console.WriteLine(a); }
        """);

    [Fact]
    public Task A_tuple_carries_element_by_element() => Flows.In("""
        void A(Customer c) { var pair = (c.Email, c.Id); Console.WriteLine(pair.Email); } // GDPR203
        void B(Customer c) { var pair = (c.Email, c.Id); Console.WriteLine(pair.Id); }
        void C(Customer c) { var pair = (Mail: c.Email, c.Id); Console.WriteLine(pair.Item1); } // GDPR203
        void D(Customer c) { var pair = (Mail: c.Email, c.Id); Console.WriteLine(pair.Item2); }
        """);

    [Fact]
    public Task A_whole_tuple_carries_what_its_elements_hold() => Flows.In("""
        void A(Customer c) { var pair = (c.Email, c.Id); Console.WriteLine(pair); } // GDPR203
        void B(Customer c) { var pair = (c.Email.Length, c.Id); Console.WriteLine(pair); }
        """);

    [Fact]
    public Task Writing_one_element_of_a_tuple_labels_that_element() => Flows.In("""
        void A(Customer c) { (string Mail, int Id) pair = ("", 1); pair.Mail = c.Email; Console.WriteLine(pair.Mail); } // GDPR203
        void B(Customer c) { (string Mail, int Id) pair = ("", 1); pair.Mail = c.Email; Console.WriteLine(pair.Id); }
        """);

    [Fact]
    public Task An_anonymous_type_carries_member_by_member() => Flows.In("""
        void A(Customer c) { var view = new { c.Email, c.Id }; Console.WriteLine(view.Email); } // GDPR203
        void B(Customer c) { var view = new { c.Email, c.Id }; Console.WriteLine(view.Id); }
        """);

    [Fact]
    public Task A_whole_anonymous_value_prints_its_members() => Flows.In("""
        void A(Customer c) => Console.WriteLine(new { c.Email, c.Id }); // GDPR203
        void B(Customer c) => Console.WriteLine(new { c.Email.Length, c.Id });
        """);

    [Fact]
    public Task A_record_copied_with_a_change_keeps_its_other_labels() => Flows.In("""
        void A(Contact c) { var copy = c with { Rank = 2 }; Console.WriteLine(copy.Mail); } // GDPR203
        void B(Contact c) { var copy = c with { Rank = 2 }; Console.WriteLine(copy.Rank); }
        """);

    [Fact]
    public Task A_record_is_printed_with_its_members() => Flows.In("""
        void A(Contact c) => Console.WriteLine(c); // GDPR203
        void B(Customer c) => Console.WriteLine(c);
        """);

    [Fact]
    public Task A_null_conditional_access_carries() => Flows.In("""
        void A(Customer? c) => Console.WriteLine(c?.Email); // GDPR203
        void B(Customer? c) => Console.WriteLine(c?.Id);
        void C(Order? o) => Console.WriteLine(o?.Customer?.Email?.Trim()); // GDPR203
        void D(Order? o) => Console.WriteLine(o?.Customer?.Email?.Length);
        """);

    [Fact]
    public Task A_null_forgiving_access_carries() => Flows.In("""
        void A(Customer c) => Console.WriteLine(c.Referrer!.Phone!); // GDPR203
        void B(Customer c) => Console.WriteLine(c.Referrer!.Id!);
        """);

    [Fact]
    public Task Compound_assignment_adds_to_what_was_there() => Flows.In("""
        void A(Customer c) { var text = "To: "; text += c.Email; Console.WriteLine(text); } // GDPR203
        void B(Customer c) { var text = c.Email; text += " and more"; Console.WriteLine(text); } // GDPR203
        void C(Customer c) { var total = 0; total += c.Email.Length; Console.WriteLine(total); }
        """);

    [Fact]
    public Task Coalescing_assignment_carries() => Flows.In("""
        void A(Customer c, string? text) { text ??= c.Name; Console.WriteLine(text); } // GDPR203
        void B(Customer c, string? text) { text ??= "none"; Console.WriteLine(text); }
        """);

    [Fact]
    public Task An_assignment_is_a_value_too() => Flows.In("""
        void A(Customer c) { string text; Console.WriteLine(text = c.Email); } // GDPR203
        void B(Customer c) { string text; text = c.Email; Console.WriteLine(text = "x"); }
        """);

    [Fact]
    public Task A_throw_expression_leaves_the_other_side_as_it_is() => Flows.In("""
        void A(Customer c) => Console.WriteLine(c.Phone ?? throw new InvalidOperationException("no phone")); // GDPR203
        void B(Customer c, string? x) { _ = c.Phone; Console.WriteLine(x ?? throw new InvalidOperationException("none")); }
        """);

    [Fact]
    public Task A_marked_parameter_is_labelled_inside_its_method() => Flows.In("""
        void A([Personal("contact.email")] string adresse) => Console.WriteLine(adresse); // GDPR203
        void B([Personal("contact.email")] string adresse, string autre) => Console.WriteLine(autre);
        """);

    [Fact]
    public Task A_call_with_a_marked_return_starts_a_flow() => Flows.In("""
        [return: Personal("contact.email")] string Fetch(int id) => "";
        string Plain(int id) => "";
        void A() => Console.WriteLine(Fetch(1)); // GDPR203
        void B() => Console.WriteLine(Plain(1));
        """);

    [Fact]
    public Task A_marked_field_starts_a_flow() => Flows.In("""
        [Personal("identity.name")] private string _nom = "";
        private string _ville = "";
        void A() => Console.WriteLine(_nom); // GDPR203
        void B() => Console.WriteLine(_ville);
        """);

    [Fact]
    public Task A_value_of_a_marked_type_is_personal_whole() => Flows.Of("""
        [Personal("contact")] public readonly record struct Adresse(string Rue, string Ville);
        public class Livraison { public Adresse Ou { get; set; } public int Poids { get; set; } }
        [Processing("order-handling")] public class Cases
        {
            void A(Livraison l) => Console.WriteLine(l.Ou); // GDPR203
            void B(Livraison l) => Console.WriteLine(l.Poids);
        }
        """);

    [Fact]
    public Task A_reference_alias_is_the_same_entity() => Flows.In("""
        void A(Customer c) { var client = c; var again = client; Console.WriteLine(again.Email); } // GDPR203
        void B(Customer c) { var client = c; client.Email = "x"; Console.WriteLine(client.Id); }
        """);

    [Fact]
    public Task A_ref_local_is_an_alias() => Flows.In("""
        void A(Customer c) { var text = ""; ref var alias = ref text; alias = c.Email; Console.WriteLine(text); } // GDPR203
        void B(Customer c) { var text = ""; var copy = text; copy = c.Email; Console.WriteLine(text); }
        """);

    [Fact]
    public Task A_using_declaration_and_a_checked_block_change_nothing() => Flows.In("""
        void A(Customer c) { using var s = new MemoryStream(); checked { Console.WriteLine(c.Email); } } // GDPR203
        void B(Customer c) { using var s = new MemoryStream(); unchecked { Console.WriteLine(s.Length); } }
        """);

    [Fact]
    public Task Arithmetic_carries() => Flows.In("""
        void A(Person p) { var age = 2026 - p.BirthYear; Console.WriteLine(age); } // GDPR203
        void B(Person p) { var age = 2026 - p.Rank; Console.WriteLine(age); }
        """);

    [Fact]
    public Task Parts_of_a_value_carry() => Flows.In("""
        void A(Person p) => Console.WriteLine(p.Born.Month); // GDPR203
        void B(Person p) => Console.WriteLine(p.Born > new DateOnly(2008, 1, 1));
        void C(Customer c) => Console.WriteLine(c.Email[0]); // GDPR203
        void D(Customer c) => Console.WriteLine(c.Email[0] == 'a');
        void E(Customer c) => Console.WriteLine(c.Email[..3]); // GDPR203
        void F(Customer c) => Console.WriteLine(c.Email[..3].Length);
        void G(Customer c) => Console.WriteLine(c.Email[^1]); // GDPR203
        """);

    [Fact]
    public Task An_entity_reached_through_another_carries() => Flows.In("""
        void A(Order o) => Console.WriteLine(o.Customer.Referrer?.Name); // GDPR203
        void B(Order o) => Console.WriteLine(o.Customer.Referrer?.Id);
        """);

    [Fact]
    public Task What_is_written_into_a_marked_member_comes_back_labelled() => Flows.In("""
        void A(Customer c) { c.Email = "x@y"; Console.WriteLine(c.Email); } // GDPR203
        void B(Customer c) { c.Email = "x@y"; Console.WriteLine("x@y"); }
        """);

    [Fact]
    public Task Names_in_French_carry_like_any_other() => Flows.Of("""
        public class Abonné { [Personal("contact.email")] public string Courriel { get; set; } = ""; public int Numéro { get; set; } }
        [Processing("order-handling")] public class Envoi(ILogger<Envoi> journal)
        {
            private void Prévenir(Abonné abonné) { var destinataire = abonné.Courriel; journal.LogInformation("Écrit à {Destinataire}", destinataire); } // GDPR203
            private void Compter(Abonné abonné) { var numéro = abonné.Numéro; journal.LogInformation("Écrit à {Numéro}", numéro); }
        }
        """);
}
