namespace Gdpr.Tests.Flow;

/// <summary>Collections, iterators and LINQ carry labels, member by member where the elements have members.</summary>
public class Sequences
{
    [Fact]
    public Task An_array_carries_its_elements() => Flows.In("""
        void A(Customer c) { var all = new[] { c.Email, c.Name }; Console.WriteLine(all[0]); } // GDPR203
        void B(Customer c) { var all = new[] { c.Id, 2 }; Console.WriteLine(all[0]); }
        """);

    [Fact]
    public Task An_element_written_later_labels_the_array() => Flows.In("""
        void A(Customer c) { var all = new string[2]; all[0] = c.Email; Console.WriteLine(all[1]); } // GDPR203
        void B(Customer c) { var all = new string[2]; var other = new string[2]; other[0] = c.Email; Console.WriteLine(all[0]); }
        """);

    [Fact]
    public Task A_collection_initialiser_carries() => Flows.In("""
        void A(Customer c) { var all = new List<string> { "x", c.Email }; Console.WriteLine(all[1]); } // GDPR203
        void B(Customer c) { var all = new List<int> { 1, c.Id }; Console.WriteLine(all[1]); }
        """);

    [Fact]
    public Task A_collection_expression_carries() => Flows.In("""
        void A(Customer c) { List<string> all = ["x", c.Email]; Console.WriteLine(all.Last()); } // GDPR203
        void B(Customer c) { List<int> all = [1, c.Id]; Console.WriteLine(all.Last()); }
        """);

    [Fact]
    public Task A_spread_carries() => Flows.In("""
        void A(Customer c) { string[] some = [c.Email]; string[] all = ["x", .. some]; Console.WriteLine(string.Join(", ", all)); } // GDPR203
        void B(Customer c) { int[] some = [c.Id]; int[] all = [1, .. some]; Console.WriteLine(string.Join(", ", all)); }
        """);

    [Fact]
    public Task Adding_to_a_collection_labels_it() => Flows.In("""
        void A(Customer c) { var all = new List<string>(); all.Add(c.Email); Console.WriteLine(all[0]); } // GDPR203
        void B(Customer c) { var all = new List<string>(); all.Add("x"); Console.WriteLine(all[0] + c.Id); }
        void D(Customer c) { var all = new HashSet<string>(); all.Add(c.Email); Console.WriteLine(all.Count); }
        """);

    [Fact]
    public Task A_dictionary_carries_its_values() => Flows.In("""
        void A(Customer c) { var by = new Dictionary<int, string> { [c.Id] = c.Email }; Console.WriteLine(by[1]); } // GDPR203
        void B(Customer c) { var by = new Dictionary<int, string>(); by[1] = c.Name; foreach (var (key, value) in by) { Console.WriteLine(value); } } // GDPR203
        void D(Customer c) { var by = new Dictionary<int, int> { [c.Id] = c.Email.Length }; Console.WriteLine(by[1]); }
        """);

    [Fact]
    public Task TryGetValue_gives_out_what_the_dictionary_holds() => Flows.In("""
        void A(Customer c) { var by = new Dictionary<int, string> { [1] = c.Email }; if (by.TryGetValue(1, out var mail)) { Console.WriteLine(mail); } } // GDPR203
        void B(Customer c) { var by = new Dictionary<int, string> { [1] = c.Email }; Console.WriteLine(by.TryGetValue(1, out _)); }
        """);

    [Fact]
    public Task A_queue_and_a_stack_carry() => Flows.In("""
        void A(Customer c) { var q = new Queue<string>(); q.Enqueue(c.Email); Console.WriteLine(q.Dequeue()); } // GDPR203
        void B(Customer c) { var s = new Stack<string>(); s.Push(c.Name); Console.WriteLine(s.Peek()); } // GDPR203
        void D(Customer c) { var s = new Stack<int>(); s.Push(c.Id); Console.WriteLine(s.Peek()); }
        """);

    [Fact]
    public Task Foreach_carries_the_elements() => Flows.In("""
        void A(List<Customer> all) { foreach (var c in all) { Console.WriteLine(c.Email); } } // GDPR203
        void B(List<Customer> all) { foreach (var c in all) { Console.WriteLine(c.Id); } }
        """);

    [Fact]
    public Task Foreach_over_labelled_text_carries() => Flows.In("""
        void A(Customer c) { foreach (var letter in c.Name) { Console.WriteLine(letter); } } // GDPR203
        void B(Customer c) { foreach (var letter in "abc") { Console.WriteLine(letter); } }
        """);

    [Fact]
    public Task A_foreach_that_deconstructs_carries_part_by_part() => Flows.In("""
        void A(List<Contact> all) { foreach (var (mail, rank) in all) { Console.WriteLine(mail); } } // GDPR203
        void B(List<Contact> all) { foreach (var (mail, rank) in all) { Console.WriteLine(rank); } }
        """);

    [Fact]
    public Task A_private_iterator_yields_labels() => Flows.In("""
        private static IEnumerable<string> Mails(List<Customer> all) { foreach (var c in all) { yield return c.Email; } }
        private static IEnumerable<int> Ids(List<Customer> all) { foreach (var c in all) { yield return c.Id; } }
        void A(List<Customer> all) { foreach (var mail in Mails(all)) { Console.WriteLine(mail); } } // GDPR203
        void B(List<Customer> all) { foreach (var id in Ids(all)) { Console.WriteLine(id); } }
        """);

    [Fact]
    public Task An_async_iterator_yields_labels() => Flows.In("""
        private static async IAsyncEnumerable<string> Mails(List<Customer> all) { foreach (var c in all) { await Task.Yield(); yield return c.Email; } }
        private static async IAsyncEnumerable<int> Ids(List<Customer> all) { foreach (var c in all) { await Task.Yield(); yield return c.Id; } }
        async Task A(List<Customer> all) { await foreach (var mail in Mails(all)) { Console.WriteLine(mail); } } // GDPR203
        async Task B(List<Customer> all) { await foreach (var id in Ids(all)) { Console.WriteLine(id); } }
        """);

    [Fact]
    public Task Select_carries_what_its_lambda_yields() => Flows.In("""
        void A(List<Customer> all) => Console.WriteLine(string.Join(", ", all.Select(c => c.Email))); // GDPR203
        void B(List<Customer> all) => Console.WriteLine(string.Join(", ", all.Select(c => c.Id)));
        """);

    [Fact]
    public Task Labels_per_member_survive_a_sequence() => Flows.In("""
        void A(List<Order> all) => Console.WriteLine(all.Select(o => new { o.Customer.Email, Ref = o.Reference }).First().Email); // GDPR203
        void B(List<Order> all) => Console.WriteLine(all.Select(o => new { o.Customer.Email, Ref = o.Reference }).First().Ref);
        """);

    [Fact]
    public Task Labels_per_element_of_a_tuple_survive_a_sequence() => Flows.In("""
        void A(List<Order> all) { foreach (var t in all.Select(o => (o.Customer.Email, o.Reference))) { Console.WriteLine(t.Email); } } // GDPR203
        void B(List<Order> all) { foreach (var t in all.Select(o => (o.Customer.Email, o.Reference))) { Console.WriteLine(t.Reference); } }
        """);

    [Fact]
    public Task Where_lets_pass_what_comes_in_and_not_its_condition() => Flows.In("""
        void A(List<Customer> all) => Console.WriteLine(all.Where(c => c.Id > 3).First().Email); // GDPR203
        void B(List<Customer> all) => Console.WriteLine(all.Where(c => c.Email.EndsWith(".fr")).First().Id);
        """);

    [Fact]
    public Task Terminal_operators_carry_the_element() => Flows.In("""
        void A(List<Customer> all) => Console.WriteLine(all.Select(c => c.Email).FirstOrDefault()); // GDPR203
        void B(List<Customer> all) => Console.WriteLine(all.Select(c => c.Email).Single()); // GDPR203
        void C(List<Customer> all) => Console.WriteLine(all.Select(c => c.Email).ElementAt(2)); // GDPR203
        void D(List<Customer> all) => Console.WriteLine(all.Select(c => c.Email).Max()); // GDPR203
        void E(List<Customer> all) => Console.WriteLine(all.Select(c => c.Email).Count());
        void F(List<Customer> all) => Console.WriteLine(all.Select(c => c.Email).Any());
        void G(List<Customer> all) => Console.WriteLine(all.Select(c => c.Email).Contains("x"));
        void H(List<Customer> all) => Console.WriteLine(all.All(c => c.Email == "x"));
        void I(List<Customer> all) => Console.WriteLine(all.LongCount(c => c.Email == "x"));
        """);

    [Fact]
    public Task Materialising_keeps_the_labels() => Flows.In("""
        void A(List<Customer> all) { var list = all.Select(c => c.Email).Distinct().ToList(); Console.WriteLine(list[0]); } // GDPR203
        void B(List<Customer> all) { var list = all.Select(c => c.Email).Distinct().ToList(); Console.WriteLine(list.Count); }
        """);

    [Fact]
    public Task Set_and_order_operators_keep_the_labels() => Flows.In("""
        void A(List<Customer> all) => Console.WriteLine(string.Concat(all.Select(c => c.Name).Skip(1).Take(2).Reverse().Concat(["x"]))); // GDPR203
        void B(List<Customer> all) => Console.WriteLine(string.Concat(new[] { "x" }.Union(all.Select(c => c.Name)))); // GDPR203
        void C(List<Customer> all) => Console.WriteLine(string.Concat(new[] { "x" }.Skip(1).Take(2).Reverse().Concat(["y"])));
        """);

    [Fact]
    public Task A_key_of_groups_carries() => Flows.In("""
        void A(List<Customer> all) { foreach (var g in all.GroupBy(c => c.Name)) { Console.WriteLine(g.Key); } } // GDPR203
        void B(List<Customer> all) { foreach (var g in all.GroupBy(c => c.Id)) { Console.WriteLine(g.Key); } }
        void D(List<Customer> all) { foreach (var g in all.GroupBy(c => c.Name)) { Console.WriteLine(g.Count()); } }
        """);

    [Fact]
    public Task The_key_of_a_group_is_not_that_of_the_pairs_in_it() => Flows.In("""
        static Dictionary<string, string>[] By(Customer c) => [new() { ["mail"] = c.Email }];
        void A(Customer c) => Console.WriteLine(string.Join(",", By(c).GroupBy(_ => 1).First().First().Values)); // GDPR203
        void B(Customer c) { foreach (var g in By(c).GroupBy(_ => 1)) { foreach (var d in g) { Console.WriteLine(d["mail"]); } } } // GDPR203
        void D(Customer c) => Console.WriteLine(string.Join(",", By(c).ToLookup(_ => 1)[1].First().Values)); // GDPR203
        void E(Customer c) { foreach (var g in By(c).GroupBy(_ => 1)) { Console.WriteLine(g.Key); } }
        void F(List<Customer> all) { foreach (var g in all.Select(c => new KeyValuePair<string, string>("mail", c.Email)).GroupBy(p => p.Key.Length)) { Console.WriteLine(g.First().Value); } } // GDPR203
        void G(List<Customer> all) { foreach (var g in all.Select(c => new KeyValuePair<string, string>("mail", c.Email)).GroupBy(p => p.Key.Length)) { Console.WriteLine(g.Key); } }
        void H(Customer c, string text) { var known = new Dictionary<string, string> { ["mail"] = c.Email }; var made = new[] { "a" }.ToDictionary(x => x, x => text); Console.WriteLine(string.Join(",", new[] { made, known }.ElementAt(1).Values)); } // GDPR203
        """);

    [Fact]
    public Task An_ordering_by_personal_data_leaves_other_members_clean() => Flows.In("""
        void A(List<Customer> all) => Console.WriteLine(all.OrderBy(c => c.Id).First().Name); // GDPR203
        void B(List<Customer> all) => Console.WriteLine(all.OrderBy(c => c.Name).First().Id);
        """);

    [Fact]
    public Task A_dictionary_made_of_a_sequence_carries_keys_and_values() => Flows.In("""
        void A(List<Customer> all) => Console.WriteLine(all.ToDictionary(c => c.Id, c => c.Email)[1]); // GDPR203
        void B(List<Customer> all) { foreach (var key in all.ToDictionary(c => c.Email, c => c.Id).Keys) { Console.WriteLine(key); } } // GDPR203
        void D(List<Customer> all) => Console.WriteLine(all.ToDictionary(c => c.Email, c => c.Id).Count);
        """);

    [Fact]
    public Task SelectMany_Zip_and_Aggregate_carry() => Flows.In("""
        void A(List<List<Customer>> all) => Console.WriteLine(all.SelectMany(g => g, (_, c) => c.Email).First()); // GDPR203
        void B(List<Customer> all) => Console.WriteLine(all.Zip(all, (x, y) => x.Id + ":" + y.Name).First()); // GDPR203
        void C(List<Customer> all) => Console.WriteLine(all.Aggregate("", (text, c) => text + c.Name)); // GDPR203
        void D(List<Customer> all) => Console.WriteLine(all.Aggregate(0, (n, c) => n + c.Name.Length));
        void E(List<List<Customer>> all) => Console.WriteLine(all.SelectMany(g => g, (_, c) => c.Id).First());
        void F(List<Customer> all) => Console.WriteLine(all.Zip(all, (x, y) => x.Id + ":" + y.Id).First());
        """);

    [Fact]
    public Task A_join_carries_what_its_result_takes() => Flows.In("""
        void A(List<Order> orders, List<Customer> all) => Console.WriteLine(orders.Join(all, o => o.Id, c => c.Id, (o, c) => new { o.Reference, c.Email }).First().Email); // GDPR203
        void B(List<Order> orders, List<Customer> all) => Console.WriteLine(orders.Join(all, o => o.Id, c => c.Id, (o, c) => new { o.Reference, c.Email }).First().Reference);
        """);

    [Fact]
    public Task A_query_carries_what_it_selects() => Flows.In("""
        void A(List<Customer> all) { var q = from c in all where c.Id > 1 select c.Email; Console.WriteLine(q.First()); } // GDPR203
        void B(List<Customer> all) { var q = from c in all where c.Email != "" select c.Id; Console.WriteLine(q.First()); }
        """);

    [Fact]
    public Task A_query_with_let_and_join_carries() => Flows.In("""
        void A(List<Order> orders, List<Customer> all)
        {
            var q = from o in orders join c in all on o.Id equals c.Id let full = c.Name + " <" + c.Email + ">" orderby o.Id select new { o.Reference, full };
            Console.WriteLine(q.First().full); // GDPR203
            Console.WriteLine(q.First().Reference);
        }
        """);

    [Fact]
    public Task A_query_with_group_into_carries_its_key() => Flows.In("""
        void A(List<Customer> all)
        {
            var q = from c in all group c by c.Email into g select new { g.Key, Count = g.Count() };
            foreach (var line in q)
            {
                Console.WriteLine(line.Key); // GDPR203
                Console.WriteLine(line.Count);
            }
        }
        """);

    [Fact]
    public Task A_queryable_carries_like_a_list() => Flows.In("""
        void A(IQueryable<Customer> all) => Console.WriteLine(all.Where(c => c.Id == 1).Select(c => c.Email).First()); // GDPR203
        void B(IQueryable<Customer> all) => Console.WriteLine(all.Where(c => c.Email == "x").Select(c => c.Id).First());
        """);

    [Fact]
    public Task Immutable_and_concurrent_collections_carry() => Flows.In("""
        void A(Customer c) { var all = System.Collections.Immutable.ImmutableList<string>.Empty.Add(c.Email); Console.WriteLine(all[0]); } // GDPR203
        void B(Customer c) { var all = new ConcurrentBag<string>(); all.Add(c.Email); Console.WriteLine(all.First()); } // GDPR203
        void D(Customer c) { var all = System.Collections.Immutable.ImmutableList<int>.Empty.Add(c.Id); Console.WriteLine(all[0]); }
        """);

    [Fact]
    public Task A_joined_list_of_records_prints_their_members() => Flows.In("""
        void A(List<Contact> all) => Console.WriteLine(string.Join(", ", all)); // GDPR203
        void B(List<Contact> all) => Console.WriteLine(string.Join(", ", all.Select(c => c.Rank)));
        """);

    [Fact]
    public Task Sums_and_averages_of_labelled_numbers_carry() => Flows.In("""
        void A(List<Person> all) => Console.WriteLine(all.Max(p => p.BirthYear)); // GDPR203
        void B(List<Person> all) => Console.WriteLine(all.Max(p => p.Rank));
        """);
}
