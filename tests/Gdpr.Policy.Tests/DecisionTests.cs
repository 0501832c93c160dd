using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;
using static Gdpr.DecisionReason;

namespace Gdpr.Tests;

/// <summary>
/// Every combination of purpose, role, category and narrowing on a small policy. What is expected stands in tables written by hand; nothing here computes
/// covers or grants.
/// </summary>
public class DecisionTests
{
    private static readonly Policy Small = Policy.Parse(Samples.With("""
        "subjects": { "customer": {}, "staff": {} },
        "categories": { "contact.email": {}, "contact.phone": {}, "order": {}, "health": { "special": true, "condition": "art9-2-a" } },
        "purposes": {
          "delivery": { "legalBasis": "contract", "retention": { "active": "P1Y" }, "subjects": ["customer"], "data": { "contact.*": "required" } },
          "care":     { "legalBasis": "consent",  "retention": { "active": "P1Y" }, "data": { "contact.email": "required", "health": "optional" } },
          "all":      { "legalBasis": "contract", "retention": { "active": "P1Y" }, "data": { "*": "optional" } }
        },
        "roles": {
          "clerk": { "mission": "m", "grants": [{ "purposes": ["delivery", "all"], "categories": ["contact"] }] },
          "nurse": { "mission": "m", "grants": [
            { "purposes": ["care"], "categories": ["health"] }, { "purposes": ["delivery"], "categories": ["contact.phone"] }] },
          "boss":  { "mission": "m", "grants": [{ "purposes": ["*"], "categories": ["*"] }] },
          "idle":  { "mission": "m" }
        }
        """));

    private static readonly string[] Purposes = ["delivery", "care", "all", "nothing"];
    private static readonly string[] Roles = ["clerk", "nurse", "boss", "idle", "nobody"];
    private static readonly string[] Categories = ["contact.email", "contact.phone", "order", "health", "unclassified", "contact"];

    // May the purpose use the category? y: yes, n: not listed, s: special and not named, p: no such purpose, c: no such category.
    private static readonly string[] ByPurpose =
    [
        // email phone order health unclassified contact(not declared)
        "y      y     n     n      n            c", // delivery
        "y      n     n     y      n            c", // care
        "y      y     y     s      y            c", // all
        "p      p     p     p      p            p", // nothing
    ];

    // May the role see the category for the purpose, whatever the purpose lists? y: yes, n: not granted, s: special and not named, r: no such role.
    private static readonly Dictionary<string, string[]> ByRole = new()
    {
        ["delivery"] =
        [
            // email phone order health unclassified
            "y      y     n     n      n", // clerk
            "n      y     n     n      n", // nurse
            "y      y     y     s      y", // boss
            "n      n     n     n      n", // idle
            "r      r     r     r      r", // nobody
        ],
        ["care"] =
        [
            "n      n     n     n      n", // clerk
            "n      n     n     y      n", // nurse
            "y      y     y     s      y", // boss
            "n      n     n     n      n", // idle
            "r      r     r     r      r", // nobody
        ],
        ["all"] =
        [
            "y      y     n     n      n", // clerk
            "n      n     n     n      n", // nurse
            "y      y     y     s      y", // boss
            "n      n     n     n      n", // idle
            "r      r     r     r      r", // nobody
        ],
    };

    private static readonly string[]?[] MemberPurposes = [null, [], ["delivery"], ["care", "all"], ["Delivery"]];

    // Does the member's own mark admit the purpose? One column for each of the above.
    private static readonly Dictionary<string, string> PurposeNarrowed = new()
    {
        ["delivery"] = "y y y n n",
        ["care"] = "    y y n y n",
        ["all"] = "     y y n y n",
    };

    private static readonly string[]?[] MemberRoles = [null, [], ["clerk", "boss"], ["nurse"]];

    private static readonly Dictionary<string, string> RoleNarrowed = new()
    {
        ["clerk"] = "y y y n",
        ["nurse"] = "y y n y",
        ["boss"] = " y y y n",
    };

    private static readonly string?[] Kinds = [null, "customer", "staff", "stranger"];

    // Is the purpose for that kind of person? u: no such kind.
    private static readonly Dictionary<string, string> ForKind = new()
    {
        ["delivery"] = "y y n u",
        ["care"] = "    y y y u",
        ["all"] = "     y y y u",
        ["nothing"] = " y y y u",
    };

    [Fact]
    public void Every_combination_is_as_the_tables_say()
    {
        var count = 0;
        var seen = new HashSet<DecisionReason>();
        for (var p = 0; p < Purposes.Length; p++)
        {
            for (var r = 0; r < Roles.Length; r++)
            {
                for (var c = 0; c < Categories.Length; c++)
                {
                    for (var mp = 0; mp < MemberPurposes.Length; mp++)
                    {
                        for (var mr = 0; mr < MemberRoles.Length; mr++)
                        {
                            for (var k = 0; k < Kinds.Length; k++)
                            {
                                var (reason, concernsRole) = Expected(p, r, c, mp, mr, k);
                                var decision = Small.Decide(Purposes[p], Roles[r], Categories[c], MemberPurposes[mp], MemberRoles[mr], Kinds[k]);
                                Assert.True(
                                    reason == decision.Reason && concernsRole == decision.ConcernsRole && decision.IsPermitted == (reason == Permitted),
                                    $"{Purposes[p]} {Roles[r]} {Categories[c]} {mp} {mr} {Kinds[k]}: expected {reason}, was {decision.Reason}");
                                var alone = Small.DecidePurpose(Purposes[p], Categories[c], MemberPurposes[mp], Kinds[k]);
                                Assert.Equal((concernsRole ? Permitted : reason, false), (alone.Reason, alone.ConcernsRole));
                                seen.Add(reason);
                                count++;
                            }
                        }
                    }
                }
            }
        }

        Assert.Equal(4 * 5 * 6 * 5 * 4 * 4, count);
        Assert.Equal(Enum.GetValues<DecisionReason>().Order(), seen.Order());
    }

    private static (DecisionReason Reason, bool ConcernsRole) Expected(int p, int r, int c, int mp, int mr, int k)
    {
        var purpose = Purposes[p];
        switch (Cell(ByPurpose[p], c))
        {
            case 'p': return (UnknownPurpose, false);
            case 'c': return (UnknownCategory, false);
        }

        if (Cell(ForKind[purpose], k) == 'u')
        {
            return (UnknownSubject, false);
        }

        switch (Cell(ByPurpose[p], c))
        {
            case 'n': return (NotUnderPurpose, false);
            case 's': return (SpecialNotNamed, false);
        }

        if (Cell(PurposeNarrowed[purpose], mp) == 'n')
        {
            return (DecisionReason.MemberPurposes, false);
        }

        if (Cell(ForKind[purpose], k) == 'n')
        {
            return (SubjectKind, false);
        }

        switch (Cell(ByRole[purpose][r], c))
        {
            case 'r': return (UnknownRole, true);
            case 'n': return (NotGranted, true);
            case 's': return (SpecialNotNamed, true);
        }

        return Cell(RoleNarrowed[Roles[r]], mr) == 'n' ? (DecisionReason.MemberRoles, true) : (Permitted, false);
    }

    private static char Cell(string row, int column) => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)[column].Single();

    [Theory]
    [InlineData("delivery", "clerk", "contact.email", "Purpose 'delivery' may use 'contact.email' in role 'clerk'.")]
    [InlineData("deliveri", "clerk", "contact.email",
        "Refused use of 'contact.email' for purpose 'deliveri' in role 'clerk': the policy declares no purpose 'deliveri' (did you mean 'delivery'?).")]
    [InlineData("zzz", "clerk", "order",
        "Refused use of 'order' for purpose 'zzz' in role 'clerk': the policy declares no purpose 'zzz'; it declares 'all', 'care', 'delivery'.")]
    [InlineData("delivery", "clark", "contact.email",
        "Refused use of 'contact.email' for purpose 'delivery' in role 'clark': the policy declares no role 'clark' (did you mean 'clerk'?).")]
    [InlineData("delivery", "clerk", "contact", "Refused use of 'contact' for purpose 'delivery' in role 'clerk': the policy declares no category "
        + "'contact'; it declares 'contact.email', 'contact.phone', 'health', 'order'.")]
    [InlineData("delivery", "clerk", "order",
        "Refused use of 'order' for purpose 'delivery' in role 'clerk': the purpose lists 'contact.*' under its data; 'order' is listed by 'all'.")]
    [InlineData("delivery", "clerk", "health",
        "Refused use of 'health' for purpose 'delivery' in role 'clerk': the purpose lists 'contact.*' under its data; 'health' is listed by 'care'.")]
    [InlineData("all", "boss", "health", "Refused use of 'health' for purpose 'all' in role 'boss': the category is special, and the purpose lists it "
        + "only from above or by a wildcard; its data must name 'health' in full.")]
    [InlineData("care", "boss", "health", "Refused use of 'health' for purpose 'care' in role 'boss': the category is special, and the role's grants "
        + "cover it only from above or by a wildcard; a grant must name 'health' in full.")]
    [InlineData("delivery", "nurse", "contact.email", "Refused use of 'contact.email' for purpose 'delivery' in role 'nurse': the role's grants for "
        + "that purpose cover 'contact.phone'; it is granted to 'boss', 'clerk'.")]
    [InlineData("care", "clerk", "contact.email",
        "Refused use of 'contact.email' for purpose 'care' in role 'clerk': the role has no grant for that purpose; it is granted to 'boss'.")]
    public void The_explanation_names_what_was_asked_and_what_is_permitted(string purpose, string role, string category, string explanation) =>
        Assert.Equal(explanation, Small.Decide(purpose, role, category).Explanation);

    [Fact]
    public void The_explanation_names_the_narrowing()
    {
        Assert.EndsWith("the member's own mark allows only 'care', 'all'.", Small.Decide("delivery", "clerk", "contact.email", ["care", "all"]).Explanation);
        Assert.EndsWith("the member's own mark allows only 'boss'.", Small.Decide("delivery", "clerk", "contact.email", null, ["boss"]).Explanation);
        Assert.EndsWith(
            "the purpose is for data of 'customer', not of 'staff'.", Small.Decide("delivery", "clerk", "contact.email", subjectKind: "staff").Explanation);
        Assert.EndsWith(
            "the policy declares no kind of person 'staf' (did you mean 'staff'?).",
            Small.Decide("delivery", "clerk", "contact.email", subjectKind: "staf").Explanation);
        Assert.Equal("Purpose 'delivery' may use 'contact.email'.", Small.DecidePurpose("delivery", "contact.email").Explanation);
    }

    [Fact]
    public void Every_explanation_is_one_sentence_that_names_all_three()
    {
        foreach (var (p, r, c) in from p in Purposes from r in Roles from c in Categories select (p, r, c))
        {
            var text = Small.Decide(p, r, c).Explanation;
            Assert.Contains($"'{p}'", text);
            Assert.Contains($"'{r}'", text);
            Assert.Contains($"'{c}'", text);
            Assert.EndsWith(".", text);
            Assert.DoesNotContain("\n", text);
        }
    }

    [Fact]
    public void Null_is_unknown_and_never_thrown()
    {
        Assert.Equal(UnknownPurpose, Small.Decide(null!, "clerk", "order").Reason);
        Assert.Equal(UnknownCategory, Small.Decide("delivery", "clerk", null!).Reason);
        Assert.Equal(UnknownRole, Small.Decide("delivery", null!, "contact.email").Reason);
    }

    [Fact]
    public void Names_compare_ordinally_even_in_a_set_that_does_not()
    {
        Assert.Equal(UnknownPurpose, Small.Decide("Delivery", "clerk", "contact.email").Reason);
        Assert.Equal(UnknownCategory, Small.Decide("delivery", "clerk", "Contact.Email").Reason);
        Assert.Equal(
            DecisionReason.MemberPurposes,
            Small.Decide("delivery", "clerk", "contact.email", new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "DELIVERY" }).Reason);
        Assert.True(Small.Decide("delivery", "clerk", "contact.email", new HashSet<string> { "delivery" }).IsPermitted);
    }

    [Fact]
    public void An_entry_covers_whole_labels_only()
    {
        var policy = Policy.Parse(Samples.With("""
            "categories": { "contact": {}, "contacts": {}, "contact.a": {}, "contact.a.b": {}, "contact-book": {} },
            "purposes": { "p": { "legalBasis": "contract", "retention": { "active": "P1Y" }, "data": { "contact.a": "required" } },
                          "q": { "legalBasis": "contract", "retention": { "active": "P1Y" }, "data": { "contact.*": "required" } } }
            """));
        Assert.Equal(["contact.a", "contact.a.b"], policy.Categories.Keys.Where(c => policy.DecidePurpose("p", c).IsPermitted));
        Assert.Equal(["contact", "contact.a", "contact.a.b"], policy.Categories.Keys.Where(c => policy.DecidePurpose("q", c).IsPermitted));
    }

    [Fact]
    public void Naming_a_special_category_does_not_cover_the_special_ones_below_it()
    {
        var policy = Policy.Parse(Samples.With("""
            "categories": { "health": { "special": true, "condition": "art9-2-a" }, "health.allergy": {}, "health.insurer": { "special": false } },
            "purposes": { "p": { "legalBasis": "consent", "retention": { "active": "P1Y" }, "data": { "health": "required" } },
                          "q": { "legalBasis": "consent", "retention": { "active": "P1Y" }, "data": { "health.allergy": "required" } },
                          "r": { "legalBasis": "consent", "retention": { "active": "P1Y" }, "data": { "health.*": "required" } } }
            """));
        Assert.Equal([Permitted, SpecialNotNamed, Permitted], policy.Categories.Keys.Select(c => policy.DecidePurpose("p", c).Reason));
        Assert.Equal([SpecialNotNamed, SpecialNotNamed, Permitted], policy.Categories.Keys.Select(c => policy.DecidePurpose("r", c).Reason));
        Assert.Equal([NotUnderPurpose, Permitted, NotUnderPurpose], policy.Categories.Keys.Select(c => policy.DecidePurpose("q", c).Reason));
    }

    [Fact]
    public void A_decision_allocates_no_more_than_itself()
    {
        string[] narrowing = ["delivery"];
        string[] roles = ["clerk"];
        for (var i = 0; i < 100; i++)
        {
            Small.Decide("delivery", "clerk", "contact.email", narrowing, roles, "customer");
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            Small.Decide("delivery", "clerk", "contact.email", narrowing, roles, "customer");
            Small.Decide("delivery", "clerk", "health", narrowing, roles, "customer");
        }

        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / 2000.0;
        Assert.True(each <= 96, $"{each} bytes a decision");
    }
}
