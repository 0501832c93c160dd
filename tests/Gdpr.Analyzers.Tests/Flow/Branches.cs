namespace Gdpr.Tests.Flow;

/// <summary>Branches, loops and exceptions inside one body: labels unite where paths meet.</summary>
public class Branches
{
    [Fact]
    public Task Labels_unite_at_a_join() => Flows.In("""
        void A(Customer c, bool b) { string text; if (b) { text = c.Email; } else { text = "x"; } Console.WriteLine(text); } // GDPR203
        void B(Customer c, bool b) { string text; if (b) { text = "y"; } else { text = "x"; } Console.WriteLine(text); }
        """);

    [Fact]
    public Task A_branch_sees_only_its_own_assignments() => Flows.In("""
        void A(Customer c, bool b)
        {
            var text = "x";
            if (b)
            {
                text = c.Email;
                Console.WriteLine(text); // GDPR203
            }
            else
            {
                Console.WriteLine(text);
            }
        }
        """);

    [Fact]
    public Task Both_branches_reassigned_leave_no_label() => Flows.In("""
        void A(Customer c, bool b) { var text = c.Email; if (b) { text = "x"; } Console.WriteLine(text); } // GDPR203
        void B(Customer c, bool b) { var text = c.Email; if (b) { text = "x"; } else { text = "y"; } Console.WriteLine(text); }
        """);

    [Fact]
    public Task A_branch_that_returns_does_not_reach_the_join() => Flows.In("""
        void A(Customer c, bool b) { var text = "x"; if (b) { text = c.Email; _ = text.Length; } Console.WriteLine(text); } // GDPR203
        void B(Customer c, bool b) { var text = "x"; if (b) { text = c.Email; _ = text.Length; return; } Console.WriteLine(text); }
        """);

    [Fact]
    public Task A_switch_statement_unites_its_sections() => Flows.In("""
        void A(Customer c, int how)
        {
            string text;
            switch (how) { case 0: text = "none"; break; case 1: text = c.Name; break; default: text = "?"; break; }
            Console.WriteLine(text); // GDPR203
        }
        void B(Customer c, int how)
        {
            string text;
            switch (how) { case 0: text = c.Name; text = "none"; break; case 1: text = "one"; break; default: text = "?"; break; }
            Console.WriteLine(text);
        }
        """);

    [Fact]
    public Task Control_dependence_alone_is_no_flow() => Flows.In("""
        void A(Customer c) { var text = "x"; if (c.Email.EndsWith(".fr")) { text = c.Email; } Console.WriteLine(text); } // GDPR203
        void B(Customer c) { var text = "x"; if (c.Email.EndsWith(".fr")) { text = "français"; } Console.WriteLine(text); }
        """);

    [Fact]
    public Task A_later_turn_of_a_loop_sees_an_earlier_one() => Flows.In("""
        void A(Customer c)
        {
            var last = "";
            for (var i = 0; i < 2; i++)
            {
                Console.WriteLine(last); // GDPR203
                last = c.Email;
            }
        }
        void B(Customer c)
        {
            var last = "";
            for (var i = 0; i < 2; i++)
            {
                last = "";
                Console.WriteLine(last);
                last = c.Email;
            }
        }
        """);

    [Fact]
    public Task A_label_walks_through_three_locals_in_three_turns() => Flows.In("""
        void A(Customer c)
        {
            string a = "", b = "", d = "";
            while (d.Length < 9)
            {
                d = b;
                b = a;
                a = c.Email;
            }
            Console.WriteLine(d); // GDPR203
        }
        void B(Customer c)
        {
            string a = "", b = "", d = "";
            while (d.Length < 9)
            {
                d = b;
                b = "x";
                a = c.Email;
            }
            Console.WriteLine(d + a.Length);
        }
        """);

    [Fact]
    public Task Do_while_runs_at_least_once() => Flows.In("""
        void A(Customer c) { var text = "x"; do { text = c.Email; } while (text.Length > 9); Console.WriteLine(text); } // GDPR203
        void B(Customer c) { var text = c.Email; do { text = "x"; } while (text.Length > 9); Console.WriteLine(text); }
        void C(Customer c, bool b) { var text = c.Email; while (b) { text = "x"; b = false; } Console.WriteLine(text); } // GDPR203
        """);

    [Fact]
    public Task Break_and_continue_carry_what_stood_there() => Flows.In("""
        void A(List<Customer> all)
        {
            var found = "none";
            foreach (var c in all) { if (c.Id == 3) { found = c.Email; break; } }
            Console.WriteLine(found); // GDPR203
        }
        void B(List<Customer> all)
        {
            var found = 0;
            foreach (var c in all) { if (c.Email == "x") { found = c.Id; break; } }
            Console.WriteLine(found);
        }
        """);

    [Fact]
    public Task Goto_carries() => Flows.In("""
        void A(Customer c, bool b) { var text = "x"; if (b) { text = c.Email; goto End; } text = "y"; End: Console.WriteLine(text); } // GDPR203
        void B(Customer c, bool b) { var text = "x"; if (b) { text = c.Email; goto Clean; } Clean: text = "y"; Console.WriteLine(text); }
        """);

    [Fact]
    public Task Catch_sees_what_the_try_may_have_assigned() => Flows.In("""
        void A(Customer c) { var text = "x"; try { text = c.Email; Work(); text = "y"; } catch (IOException) { Console.WriteLine(text); } } // GDPR203
        void B(Customer c) { var text = "x"; try { Work(); text = "y"; } catch (IOException) { Console.WriteLine(text); } text = c.Email; }
        static void Work() { }
        """);

    [Fact]
    public Task Finally_sees_what_the_try_may_have_assigned() => Flows.In("""
        void A(Customer c) { var text = "x"; try { text = c.Email; Work(); text = ""; } finally { Console.WriteLine(text); } } // GDPR203
        void B(Customer c) { var text = c.Email; try { text = ""; Work(); } finally { text = "z"; Console.WriteLine(text); } }
        static void Work() { }
        """);

    [Fact]
    public Task After_try_and_catch_both_ends_unite() => Flows.In("""
        void A(Customer c) { string text; try { text = Work(); } catch (IOException) { text = c.Email; } Console.WriteLine(text); } // GDPR203
        void B(Customer c) { string text; try { text = c.Email; Work(); text = "y"; } catch (IOException) { text = "x"; } Console.WriteLine(text); }
        static string Work() => "";
        """);

    [Fact]
    public Task An_exception_filter_sees_the_try_and_its_condition_carries_nothing() => Flows.In("""
        void A(Customer c) { var text = ""; try { text = c.Email; Work(); } catch (IOException) when (text != "") { Console.WriteLine(text); } } // GDPR203
        void B(Customer c) { var text = ""; try { text = c.Email; Work(); } catch (IOException) when (text != "") { Console.WriteLine("failed"); } }
        static void Work() { }
        """);

    [Fact]
    public Task A_variable_assigned_in_a_finally_leaves_it() => Flows.In("""
        void A(Customer c) { var text = ""; try { Work(); } finally { text = c.Email; } Console.WriteLine(text); } // GDPR203
        void B(Customer c) { var text = ""; try { text = c.Email; } finally { text = "done"; } Console.WriteLine(text); }
        static void Work() { }
        """);

    [Fact]
    public Task Using_and_lock_blocks_are_transparent() => Flows.In("""
        private readonly object _gate = new();
        void A(Customer c) { string text; lock (_gate) { text = c.Email; } using (new MemoryStream()) { Console.WriteLine(text); } } // GDPR203
        void B(Customer c) { string text; lock (_gate) { text = c.Email; text = ""; } using (new MemoryStream()) { Console.WriteLine(text); } }
        """);

    [Fact]
    public Task Short_circuits_assign_on_one_side_only() => Flows.In("""
        void A(Customer c, bool b) { var text = ""; if (b && (text = c.Email) != "") { Console.WriteLine(text); } } // GDPR203
        void B(Customer c, bool b) { var text = c.Email; if (b && (text = "x") != "") { Console.WriteLine(text); } }
        """);

    [Fact]
    public Task Nested_loops_with_a_reset_stay_clean() => Flows.In("""
        void A(List<List<Customer>> all)
        {
            foreach (var group in all)
            {
                var line = "";
                foreach (var c in group) { line += c.Id + ";"; }
                Console.WriteLine(line);
            }
        }
        void B(List<List<Customer>> all)
        {
            foreach (var group in all)
            {
                var line = "";
                foreach (var c in group) { line += c.Name + ";"; }
                Console.WriteLine(line); // GDPR203
            }
        }
        """);

    [Fact]
    public Task What_follows_a_throw_is_not_reached() => Flows.In("""
        void A(Customer c, bool b) { var text = ""; if (b) { text = c.Email; } Console.WriteLine(text); } // GDPR203
        void B(Customer c, bool b) { var text = ""; if (b) { text = c.Email; throw new InvalidOperationException(); } Console.WriteLine(text); }
        """);
}
