using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Generators;

/// <summary>Why a view cannot be written: the rule that says so, and what it says.</summary>
internal sealed record ViewProblem(string Rule, string Message);

/// <summary>The same where the view's attribute stands.</summary>
internal sealed record ViewRefusal(ViewProblem Problem, string Path, TextSpan Span, LinePositionSpan Lines)
{
    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Problem.Rule, "Gdpr", Problem.Message, DiagnosticSeverity.Error, DiagnosticSeverity.Error, isEnabledByDefault: true, warningLevel: 0, location: Location.Create(Path, Span, Lines));
}

/// <summary>The text of one view, or why there is none. Equal texts are one: nothing is written again.</summary>
internal sealed record ViewText(string Name, string? Source, ViewRefusal? Refusal);

/// <summary>
/// What views are made of. A generator does not see what another writes, and <c>[Personal(DataCategories.ContactEmail)]</c> without its constant would mark nothing: the policy's names are
/// put into the code first. Only where there is a view is any of it worked out.
/// </summary>
internal sealed class ViewWorld(Compilation compilation, Policy? policy, SyntaxTree names, Settings settings)
{
    private readonly Lazy<Compilation> _compilation = new(() => compilation.AddSyntaxTrees(names));
    private readonly Lazy<LabelModel> _labels = new(() => new LabelModel(policy, frameworkSources: true));

    public Policy? Policy => policy;

    public Compilation Compilation => _compilation.Value;

    public LabelModel Labels => _labels.Value;

    /// <summary>The analyzer says which names the policy lacks: at the word, and with the nearest right one. Not twice.</summary>
    public bool NamesAreJudged => settings is { RunsAnalyzers: true, IsUncheckedTest: false, Enforcement: not Enforcement.Off };
}

/// <summary>
/// Writes the other part of a <c>[RoleView]</c> type: the members of its entity that the policy permits for purpose and role, a projection that EF Core translates, and the same by hand for
/// an entity in memory. What is refused, or cannot be judged, is not in it.
/// </summary>
internal static class RoleViews
{
    private static readonly ViewText Nothing = new("", null, null);

    private static readonly SymbolDisplayFormat Dotted = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    public static ViewText Write(TypeDeclarationSyntax declaration, ViewWorld world, CancellationToken cancellation)
    {
        if (world.Compilation.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellation) is not { } view
            || view.GetAttributes().FirstOrDefault(a => Marks.IsOurs(a.AttributeClass, Marks.RoleView)) is not { ApplicationSyntaxReference: { } at } mark
            || at.SyntaxTree != declaration.SyntaxTree || !declaration.Span.Contains(at.Span) || at.GetSyntax(cancellation) is not AttributeSyntax { ArgumentList.Arguments.Count: > 0 }
            || mark.AttributeClass?.TypeArguments is not [{ TypeKind: not TypeKind.Error } entity])
        {
            return Nothing; // Half-written, or the attribute is another part's.
        }

        ViewText No(ViewProblem problem) =>
            new("", null, new ViewRefusal(problem, at.SyntaxTree.FilePath, at.Span, at.SyntaxTree.GetLineSpan(at.Span, cancellation).Span));

        if (world.Policy is not { } policy)
        {
            return No(new("GDPR001", $"'{view.Name}' has no members: a view is made of the policy, and the build was given none that can be read."));
        }

        if (!Marks.IsReadable(mark) || Marks.TextAt(mark, 0) is not { } purpose)
        {
            return No(new("GDPR003", $"Purpose and role of '{view.Name}' cannot be read here: another generator writes them. Write the text, or a constant of Gdpr.Declared."));
        }

        var role = Marks.Named(mark, "Role");
        if (UndeclaredName(view, purpose, role, policy) is { } undeclared)
        {
            return world.NamesAreJudged ? Nothing : No(undeclared);
        }

        if (WrongKind(view, entity, cancellation) is { } wrong)
        {
            return No(wrong);
        }

        var reader = new ViewReader(view, purpose, role, policy, world, cancellation);
        var whole = reader.Read((INamedTypeSymbol)entity);
        return reader.Problem is { } problem ? No(problem) : new ViewText(FileName(view), new ViewSource(view, purpose, role, policy, world.Labels).Write(whole), null);
    }

    private static ViewProblem? UndeclaredName(INamedTypeSymbol view, string purpose, string? role, Policy policy) =>
        !policy.Purposes.ContainsKey(purpose) ? new("GDPR003", $"The policy declares no purpose '{purpose}': '{view.Name}' would hold nothing.")
        : role is not null && !policy.Roles.ContainsKey(role) ? new("GDPR004", $"The policy declares no role '{role}': '{view.Name}' would hold nothing.")
        : null;

    private static ViewProblem? WrongKind(INamedTypeSymbol view, ITypeSymbol entity, CancellationToken cancellation)
    {
        for (var outer = view; outer is not null; outer = outer.ContainingType)
        {
            var why = outer.Arity > 0 ? "is generic; a view is made of one entity."
                : outer.IsFileLocal ? "is local to its file; the members of the view are written in another."
                : !outer.DeclaringSyntaxReferences.Any(r => r.GetSyntax(cancellation) is TypeDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.PartialKeyword)) ? "is not partial: the members of the view are written into its other part."
                : null;
            if (why is not null)
            {
                return new("GDPR207", $"'{outer.Name}' {why}");
            }
        }

        return entity is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None, IsTupleType: false } ? new("GDPR207", $"'{entity.ToDisplayString()}' is no entity: a view is made of a class, record or struct.")
            : view.IsStatic || view.IsAbstract ? new("GDPR207", $"'{view.Name}' is {(view.IsStatic ? "static" : "abstract")}: a view is made for each entity.")
            : view.InstanceConstructors.All(c => c.Parameters.Length > 0) ? new("GDPR207", $"'{view.Name}' has no constructor without parameters: its members are set one by one. Leave its parameter list out.")
            : IsSeen(view) && !IsSeen(entity) ? new("GDPR207", $"'{view.Name}' is seen by more than '{entity.Name}' is: make it internal, as its entity is.")
            : null;
    }

    /// <summary>Names of files have no <c>@</c>, and the case of a letter tells no two apart.</summary>
    private static string FileName(INamedTypeSymbol view)
    {
        var twins = view.ContainingSymbol is INamespaceOrTypeSymbol owner ? owner.GetTypeMembers().Count(t => string.Equals(t.Name, view.Name, StringComparison.OrdinalIgnoreCase) && string.CompareOrdinal(t.Name, view.Name) < 0) : 0;
        return view.ToDisplayString(Dotted) + (twins > 0 ? "-" + twins : "");
    }

    private static bool IsSeen(ITypeSymbol type) => type.IsSeenByOthers() && (type as INamedTypeSymbol)?.TypeArguments.All(IsSeen) != false;
}
