using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;
using Gdpr.Analyzers.Model;
using Gdpr.Analyzers.Rules;

namespace Gdpr.Analyzers.Generators;

/// <summary>One member of a view.</summary>
/// <param name="Source">The entity's member.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Part">What is shown of the object, or of each in a sequence, where it holds personal data.</param>
/// <param name="Item">The type of that object, with its nullability.</param>
/// <param name="IsSequence">It is a sequence of such.</param>
/// <param name="IsDeclared">The user wrote it.</param>
internal sealed record ViewMember(IPropertySymbol Source, Label[] Labels, ViewPart? Part, ITypeSymbol Item, bool IsSequence, bool IsDeclared);

/// <summary>What a view shows of one type.</summary>
internal sealed class ViewPart(INamedTypeSymbol type, Label[] labels)
{
    public INamedTypeSymbol Type => type;

    /// <summary>Labels that every instance has.</summary>
    public Label[] Labels => labels;

    public List<ViewMember> Members { get; } = [];

    /// <summary>What is not shown, and why.</summary>
    public List<(string Name, string Why)> LeftOut { get; } = [];

    public bool HoldsData => labels.Length > 0 || Members.Exists(m => m.Labels.Length > 0 || m.Part?.HoldsData == true);
}

/// <summary>Reads an entity for one view: which members purpose and role may see. Whatever is refused, or cannot be judged, is left out; what the user wrote and may not have is a problem.</summary>
internal sealed class ViewReader(INamedTypeSymbol view, string purpose, string? role, Policy policy, ViewWorld world, CancellationToken cancellation)
{
    /// <summary>Entities that lead to one another in a circle have more ways through them than anybody reads, and each is a join.</summary>
    private const int MostParts = 100;

    private readonly List<PolicyDecision> _refusals = [];
    private int _parts;

    /// <summary>Why the view cannot be written, or null.</summary>
    public ViewProblem? Problem { get; private set; }

    public ViewPart Read(INamedTypeSymbol entity)
    {
        var whole = new ViewPart(entity, world.Labels.LabelsOf(entity));
        var refused = Refused(whole.Labels);
        if (refused is null)
        {
            Fill(whole, [entity]);
        }

        if (refused is not null || whole.Members.Count == 0 || world.Labels.Contains(entity) && !whole.HoldsData)
        {
            var reason = _refusals.Find(r => r.ConcernsRole) ?? _refusals.FirstOrDefault();
            Problem ??= new(RuleOf(reason), $"'{view.Name}' would be empty: the policy permits nothing of '{entity.Name}' for '{purpose}'{(role is null ? "" : $" in role '{role}'")}. {reason?.Explanation} Name another purpose or role, or have the policy changed.");
        }

        return whole;
    }

    private void Fill(ViewPart part, ITypeSymbol[] path)
    {
        foreach (var property in MembersOf(part.Type))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Problem is not null)
            {
                return;
            }

            if (Show(property, path, out var why) is { } member)
            {
                part.Members.Add(member);
            }
            else
            {
                part.LeftOut.Add((property.Name, why));
            }
        }
    }

    private ViewMember? Show(IPropertySymbol property, ITypeSymbol[] path, out string why)
    {
        var own = path.Length == 1 ? OwnMember(property.Name) : null;
        var declared = own as IPropertySymbol is { IsStatic: false, SetMethod: not null } settable ? settable : null;
        if (own is not null && declared is null)
        {
            why = "the view has a member of that name which cannot be set";
            return null;
        }

        var labels = world.Labels.LabelsOf(property);
        var contained = world.Labels.Contained(property.Type);
        var isPlain = contained.All(c => c.Member is ITypeSymbol);
        if (Refused(isPlain ? labels.Concat(contained.SelectMany(c => c.Labels)) : labels) is { } refusal)
        {
            why = refusal.Explanation;
            Problem ??= declared is null ? null : new(RuleOf(refusal), $"'{view.Name}.{property.Name}' may not be in the view: {why} Take it out, or have the policy changed.");
            return null;
        }

        why = path.Length == 1 && property.Name == view.Name ? "the view itself bears that name"
            : declared is null && FrameworkSources.IsSecret(property) ? "it is a secret of the account, not to be shown"
            : ViewTypes.CannotBeKept(property) ? "it cannot be kept"
            : ViewTypes.IsOpaque(property.Type) ? "what it holds is known only when it runs" : "";
        if (why.Length > 0)
        {
            return null;
        }

        if (isPlain)
        {
            Problem ??= declared is null ? null : Misfit(declared, property, labels);
            return new ViewMember(property, labels, null, property.Type, false, declared is not null);
        }

        var item = ViewTypes.ItemOf(property.Type, out var isSequence);
        if (ViewTypes.EntityOf(item) is not { } element)
        {
            why = "nobody can tell which of its members to show";
            return null;
        }

        if (path.Contains(element, SymbolEqualityComparer.Default))
        {
            why = $"it leads back to '{element.Name}'";
            return null;
        }

        if (++_parts > MostParts)
        {
            Problem ??= new("GDPR207", $"'{view.Name}' would show more than {MostParts} objects: '{string.Join("', '", path.Select(p => p.Name))}' lead to one another. Keep one out by a property of its name without 'set' in '{view.Name}'.");
            return null;
        }

        var part = new ViewPart(element, world.Labels.LabelsOf(element));
        if (Refused(part.Labels) is { } whole)
        {
            why = whole.Explanation;
            return null;
        }

        Fill(part, [.. path, element]);
        why = "nothing that it holds is permitted";
        if (part.Members.Count == 0)
        {
            return null;
        }

        if (declared is not null && !IsNamed(declared.Type, element.Name + "View"))
        {
            Problem ??= new("GDPR207", $"'{view.Name}.{property.Name}' would hold '{element.Name}' whole: leave it out, and what is permitted of it is written as '{element.Name}View'.");
        }

        return new ViewMember(property, labels, part, item, isSequence, declared is not null);
    }

    /// <summary>What is wrong with a member that the user wrote: its type, or marks that say less than the entity's.</summary>
    private ViewProblem? Misfit(IPropertySymbol declared, IPropertySymbol source, Label[] labels)
    {
        var name = $"'{declared.ContainingType.Name}.{declared.Name}'";
        if (declared.Type.TypeKind != TypeKind.Error && !world.Compilation.HasImplicitConversion(source.Type, declared.Type))
        {
            return new("GDPR207", $"{name} is '{declared.Type.ToDisplayString()}' and '{source.ShortName()}' is '{source.Type.ToDisplayString()}': declare it as the entity does, or leave it out.");
        }

        var own = world.Labels.LabelsOf(declared);
        var lost = labels.FirstOrDefault(l => own.All(o => Widening.Reason(l, o) is not null));
        return lost is null ? null
            : own.Length == 0 ? new("GDPR201", $"{name} has no mark, and '{source.ShortName()}' is '{lost.Category}': mark it [Personal(\"{lost.Category}\")], or leave it out.")
            : new("GDPR202", $"The mark of {name} {Widening.Reason(lost, own[0])}, and '{source.ShortName()}' is '{lost.Category}': mark it as the entity does, or leave it out.");
    }

    private ISymbol? OwnMember(string name)
    {
        for (var type = view; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            if (type.GetMembers(name).FirstOrDefault(m => type.Equals(view, SymbolEqualityComparer.Default) || m.DeclaredAccessibility != Accessibility.Private) is { } member)
            {
                return member;
            }
        }

        return null;
    }

    /// <summary>Readable instance properties, the base's first; of those that hide one another the most derived.</summary>
    private static List<IPropertySymbol> MembersOf(INamedTypeSymbol entity)
    {
        var chain = new List<INamedTypeSymbol>();
        for (var current = entity; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            chain.Insert(0, current);
        }

        var found = new List<IPropertySymbol>();
        foreach (var member in chain.SelectMany(t => t.GetMembers()).Where(m => m is IPropertySymbol or IFieldSymbol))
        {
            var hidden = found.FindIndex(p => p.Name == member.Name);
            if (member is IPropertySymbol { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public } property)
            {
                found.Insert(hidden < 0 ? found.Count : hidden, property);
                hidden += hidden < 0 ? 0 : 1;
            }
            else if (member.IsOverride || member.DeclaredAccessibility == Accessibility.Private)
            {
                continue; // Only the setter is overridden, or what it hides is what others read.
            }

            if (hidden >= 0)
            {
                found.RemoveAt(hidden);
            }
        }

        return found;
    }

    private static bool IsNamed(ITypeSymbol type, string name) => type.Unwrapped().Name == name;

    private static string RuleOf(PolicyDecision? refusal) => refusal?.ConcernsRole == true ? "GDPR103" : "GDPR102";

    private PolicyDecision? Refused(IEnumerable<Label> labels)
    {
        var refused = labels.Select(l => AccessVerdict.Ask(policy, purpose, role, l)).FirstOrDefault(d => !d.IsPermitted);
        if (refused is not null)
        {
            _refusals.Add(refused);
        }

        return refused;
    }
}
