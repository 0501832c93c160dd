using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Flow;

/// <summary>What the walk of a body asks about symbols; the answers are kept for the compilation.</summary>
internal sealed partial class FlowModel
{
    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _bodies = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, Body> _primaries = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IAssemblySymbol, bool> _governed = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, IMethodSymbol?> _texts = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, IMethodSymbol?> _capturing = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, Dictionary<int, string>> _setters = new(SymbolEqualityComparer.Default);

    public FlowModel(Compilation compilation, LabelModel labels, Policy? policy)
    {
        _compilation = compilation;
        Labels = labels;
        Policy = policy;
        Api = new ApiModel(policy, compilation);
    }

    public LabelModel Labels { get; }

    /// <summary>Methods that answer requests because somebody maps them.</summary>
    public ConcurrentDictionary<IMethodSymbol, bool> Handlers { get; } = new(SymbolEqualityComparer.Default);

    public Policy? Policy { get; }

    public ApiModel Api { get; }

    /// <summary>Declared in this compilation.</summary>
    public bool IsOwn(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, _compilation.Assembly);

    /// <summary>Declared here or in another governed assembly: where marks decide.</summary>
    public bool IsOurs(ISymbol symbol) => IsOwn(symbol) || IsGoverned(symbol.ContainingAssembly);

    public bool IsLibrary(ITypeSymbol type) => type.TypeKind == TypeKind.Array || !IsOwn(type) && !IsGoverned(type.ContainingAssembly);

    /// <summary>A library's object that keeps what is put into it: a collection, a builder, a stream.</summary>
    public bool IsCarrier(ITypeSymbol type) => IsLibrary(type) && Api.IsCarrier(type);

    /// <summary>The definition of a method that has a body to follow here, or null.</summary>
    public IMethodSymbol? OwnMethod(IMethodSymbol? method)
    {
        if (method is null)
        {
            return null;
        }

        method = (method.ReducedFrom ?? method).OriginalDefinition;
        method = method.PartialImplementationPart ?? method;
        return (IsOwn(method) || method.MethodKind == MethodKind.LocalFunction) && (_bodies.TryGetValue(method, out var has) ? has : _bodies.GetOrAdd(method, HasBody(method))) ? method : null;
    }

    private static bool HasBody(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Length > 0 && method.DeclaringSyntaxReferences[0].GetSyntax() switch
        {
            BaseMethodDeclarationSyntax declared => declared.Body is not null || declared.ExpressionBody is not null,
            AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
            LocalFunctionStatementSyntax => true,
            ArrowExpressionClauseSyntax => true,
            TypeDeclarationSyntax => method.MethodKind == MethodKind.Constructor,
            _ => false,
        };

    public bool Derives(ITypeSymbol type, ITypeSymbol? from)
    {
        for (var current = type; current is not null && from is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, from))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The labels that an expression's type contains, as one atom; empty when it holds none.</summary>
    public Value WholeOf(IOperation expression)
    {
        while (expression is IConversionOperation { OperatorMethod: null } conversion)
        {
            expression = conversion.Operand;
        }

        if (expression is IAwaitOperation awaited)
        {
            expression = awaited;
        }

        if (expression is IWithOperation { Type: { } copied, Initializer: { } replaced }
            && Labels.Contained(copied).All(c => replaced.Initializers.OfType<ISimpleAssignmentOperation>().Any(a => (a.Target as IPropertyReferenceOperation)?.Property.Name == c.Member.Name)))
        {
            return Value.Empty; // What arrives was put there, and is judged there.
        }

        return expression.Type is { } type && !IsProjection(type) && Labels.Contains(type) ? Value.Of(Atom.Whole(type, expression.Syntax)) : Value.Empty;
    }

    /// <summary>Hosts of clients, as <c>BaseAddress</c> is set somewhere: by field, class of a typed client, or name. Set in several ways, or to what no constant tells, it is unknown: null.</summary>
    public ConcurrentDictionary<string, string?> Hosts { get; } = new(StringComparer.Ordinal);

    /// <summary>Key of a client that a factory gives by name.</summary>
    public static string ClientNamed(string name) => "(client)" + name;

    public void NoteHost(string client, string? host) => Hosts.AddOrUpdate(client, host, (_, before) => before == host ? host : null);

    /// <summary><c>ForScope</c>, <c>As&lt;TView&gt;</c>, <c>Minimize</c>.</summary>
    public static bool Projects(IMethodSymbol method) => method.Name is "ForScope" or "As" or "Minimize" && method.ContainingNamespace is { Name: "Gdpr", ContainingNamespace.IsGlobalNamespace: true };

    public bool IsIdentifier(ISymbol member) => member is IPropertySymbol property && IsSubjectKey(property) || IsIdName(member.Name) && member is IPropertySymbol or IFieldSymbol && IsIdName(member.Name);

    /// <summary>A type whose members a projection chose: <c>[RoleView]</c>, <c>Minimized&lt;T&gt;</c>.</summary>
    public static bool IsProjection(ITypeSymbol type)
    {
        type = type.Unwrapped();
        return type.Is("Gdpr", "Minimized") || type.GetAttributes().Any(a => a.AttributeClass is { Name: "RoleViewAttribute" } view && view.ContainingNamespace.IsNamed("Gdpr"));
    }

    public bool Anonymizes(ISymbol symbol) => HasMark(symbol, "AnonymizesAttribute");

    public bool Pseudonymizes(ISymbol symbol) => HasMark(symbol, "PseudonymizesAttribute");

    private static bool HasMark(ISymbol symbol, string name) =>
        symbol.GetAttributes().Any(a => Marks.IsOurs(a.AttributeClass, name))
        || symbol is IMethodSymbol method && (method.GetReturnTypeAttributes().Any(a => Marks.IsOurs(a.AttributeClass, name)) || method.AssociatedSymbol is { } owner && HasMark(owner, name)
            || method.OverriddenMethod is { } overridden && HasMark(overridden, name));

    /// <summary>Marks on the return value, or on the type that is returned.</summary>
    public Label[] ReturnLabels(IMethodSymbol method) => method.MethodKind == MethodKind.Constructor || method.ReturnsVoid ? [] : Labels.LabelsOfReturn(method);

    /// <summary>A parameter's own mark, that of the member that it belongs to, or that of the same parameter of what its method overrides or implements.</summary>
    public Label[] LabelsOfParameter(IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.PropertySet, AssociatedSymbol: IPropertySymbol property } && parameter.IsImplicitlyDeclared)
        {
            return Labels.LabelsOf(property);
        }

        var labels = Labels.LabelsOf(parameter);
        if (labels.Length == 0 && parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { IsRecord: true } record } constructor && PositionalProperty(constructor, parameter) is { } positional)
        {
            return Labels.LabelsOf(positional);
        }

        return labels;
    }

    /// <summary>The property that a positional record makes of a constructor's parameter, or null.</summary>
    public static IPropertySymbol? PositionalProperty(IMethodSymbol constructor, IParameterSymbol parameter) =>
        constructor.ContainingType is { IsRecord: true } record && constructor.Parameters.Length > 0
        && (constructor.DeclaringSyntaxReferences.Length == 0 ? record.GetMembers("Deconstruct").OfType<IMethodSymbol>().Any(d => d.Parameters.Length == constructor.Parameters.Length) : constructor.DeclaringSyntaxReferences[0].GetSyntax() is RecordDeclarationSyntax)
            ? record.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault(p => SymbolEqualityComparer.Default.Equals(p.Type, parameter.Type)) : null;

    /// <summary>Recipient that the innermost <c>[DisclosedTo]</c> around a place names.</summary>
    public static string? RecipientAround(ISymbol enclosing) => Declarations.Levels(enclosing).Select(Recipient).FirstOrDefault(r => r is not null);

    /// <summary>A way out or recipient that a mark names, on the parameter, its method or the method's class.</summary>
    public SinkUse? SinkOf(IParameterSymbol parameter, IMethodSymbol method)
    {
        if (IsLogMethod(method))
        {
            return new SinkUse("Log", method.ShortName());
        }

        var kind = KindOf(parameter) ?? KindOf(method);
        var recipient = Recipient(parameter) ?? Recipient(method) ?? (method.ContainingType is { } type && method.DeclaredAccessibility == Accessibility.Public ? Recipient(type) : null);
        return kind is null && recipient is null ? null : new SinkUse(kind ?? "Recipient", method.ShortName(), recipient);
    }

    /// <summary>A <c>[LoggerMessage]</c> method.</summary>
    public static bool IsLogMethod(IMethodSymbol method) => method.GetAttributes().Any(a => a.AttributeClass.Is("Microsoft.Extensions.Logging", "LoggerMessageAttribute"));

    /// <summary>The log method redacts what goes through a classified parameter.</summary>
    public static bool IsRedacted(IParameterSymbol parameter, IMethodSymbol method) =>
        IsLogMethod(method) && parameter.GetAttributes().Any(a => Marks.IsClassification(a.AttributeClass) || a.AttributeClass.Is("Gdpr", "RedactedPersonalAttribute"));

    /// <summary>The log method writes the members of this argument.</summary>
    public static bool IsWrittenWhole(IParameterSymbol parameter) => parameter.GetAttributes().Any(a => a.AttributeClass.Is("Microsoft.Extensions.Logging", "LogPropertiesAttribute"));

    private static string? KindOf(ISymbol symbol) =>
        symbol.GetAttributes().FirstOrDefault(a => Marks.IsOurs(a.AttributeClass, "SinkAttribute")) is { ConstructorArguments: [{ Value: int value, Type: INamedTypeSymbol type }] }
            ? type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.HasConstantValue && Equals(f.ConstantValue, value))?.Name : null;

    private static string? Recipient(ISymbol symbol) =>
        symbol.GetAttributes().FirstOrDefault(a => Marks.IsOurs(a.AttributeClass, Marks.DisclosedTo)) is { } mark ? Marks.TextAt(mark, 0) : null;

    /// <summary>An assembly that was checked (our stamp) or uses marks; our own packages are not.</summary>
    public bool IsGoverned(IAssemblySymbol? assembly) =>
        assembly is not null && !SymbolEqualityComparer.Default.Equals(assembly, _compilation.Assembly)
        && (_governed.TryGetValue(assembly, out var known) ? known : _governed.GetOrAdd(assembly, FindGoverned(assembly)));

    private static bool FindGoverned(IAssemblySymbol assembly) =>
        !assembly.Name.StartsWith("Gdpr.", StringComparison.Ordinal)
        && (assembly.Modules.Any(m => m.ReferencedAssemblies.Any(r => r.Name == "Gdpr.Annotations"))
            || assembly.GetAttributes().Any(a => a.AttributeClass is { Name: "AssemblyMetadataAttribute" } && a.ConstructorArguments is [{ Value: "Gdpr.Governed" }, _]));

    public bool Erases(ITypeSymbol type) => ApiModel.Lineage(type).Contains("Microsoft.Extensions.Compliance.Redaction.ErasingRedactor");

    /// <summary>Members that say something about a value and nothing of it.</summary>
    public bool Stops(ISymbol member) =>
        member.Name is "Length" or "Count" or "LongCount" or "LongLength" or "Any" or "All" or "Contains" or "Equals" or "CompareTo" or "GetHashCode" or "GetType"
            or "IsNullOrEmpty" or "IsNullOrWhiteSpace" or "CountAsync" or "LongCountAsync" or "AnyAsync" or "AllAsync" or "SequenceEqual" or "Rank" or "IsEmpty"
        || member is IPropertySymbol { Type.SpecialType: SpecialType.System_Boolean }
        || Api.Of(member).Any(f => f.Verb == ApiVerb.Stop);

    /// <summary>Own types built on one of a library's: an exception, a list.</summary>
    public bool HasLibraryBase(ITypeSymbol type)
    {
        for (var current = type.BaseType; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (!IsOwn(current))
            {
                return current.Name != "ControllerBase" && current.Name != "Controller";
            }
        }

        return false;
    }

    /// <summary>A primary constructor's parameter, read in another member: it has become the object's.</summary>
    public bool IsCapturedByObject(IParameterSymbol parameter, ISymbol member) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && !SymbolEqualityComparer.Default.Equals(constructor, member)
        && constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is TypeDeclarationSyntax;

    /// <summary>The primary constructor of a class or struct that is no record, or null.</summary>
    public IMethodSymbol? CapturingConstructor(INamedTypeSymbol? type) =>
        type is not { IsRecord: false, TypeKind: TypeKind.Class or TypeKind.Struct } ? null : _capturing.GetOrAdd(type.OriginalDefinition, static t =>
            t.InstanceConstructors.FirstOrDefault(c => c.Parameters.Length > 0 && c.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is TypeDeclarationSyntax));

    /// <summary>Extension blocks (C# 14) are types without a name, whose parameter is the receiver of all their members.</summary>
    public static bool IsInExtensionBlock(ISymbol member) => member.ContainingType is { Name.Length: 0, IsAnonymousType: false };

    /// <summary>The member of an extension block whose static form a method is, or null.</summary>
    public static IMethodSymbol? ExtensionBehind(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        return method is { IsStatic: true, IsImplicitlyDeclared: true, ContainingType.IsStatic: true } && method.DeclaringSyntaxReferences.FirstOrDefault() is { } declared
            ? method.ContainingType.GetTypeMembers("").SelectMany(b => b.GetMembers()).OfType<IMethodSymbol>().FirstOrDefault(m => m.DeclaringSyntaxReferences.Any(r => r.SyntaxTree == declared.SyntaxTree && r.Span == declared.Span)) : null;
    }

    /// <summary>The function that stands for a primary constructor, whose parameters other bodies read.</summary>
    public Function? PrimaryOf(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol constructor && constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } syntax
            ? PrimaryBody(constructor, syntax).Main : null;

    public Body PrimaryBody(IMethodSymbol constructor, SyntaxNode syntax) => _primaries.GetOrAdd(constructor, c => new Body(c, syntax));

    /// <summary>Members of a record or value type that a constructor fills, by ordinal of the parameter, where it only assigns them.</summary>
    public Dictionary<int, string> MembersSetBy(IMethodSymbol constructor) =>
        _setters.GetOrAdd(constructor.OriginalDefinition, static c =>
        {
            var found = new Dictionary<int, string>();
            if (c.ContainingType is not ({ IsRecord: true } or { IsValueType: true }) || c.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not ConstructorDeclarationSyntax declared)
            {
                return found;
            }

            foreach (var assignment in declared.DescendantNodes().OfType<AssignmentExpressionSyntax>())
            {
                var target = assignment.Left is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access ? access.Name.Identifier.ValueText : (assignment.Left as IdentifierNameSyntax)?.Identifier.ValueText;
                var parameter = c.Parameters.FirstOrDefault(p => assignment.Right is IdentifierNameSyntax name && name.Identifier.ValueText == p.Name);
                if (target is not null && parameter is not null)
                {
                    found[parameter.Ordinal] = target;
                }
            }

            return found;
        });

    /// <summary>Labels of what a bag gives for a constant key.</summary>
    public Label[] EntryLabels(ISymbol bag, IEnumerable<IArgumentOperation> arguments) => Labels.LabelsOfEntry(bag, arguments.Select(a => a.Value.ConstantValue.Value));

    /// <summary>Labels of a claim that is looked up by a constant type.</summary>
    public Label[] ClaimLabels(IMethodSymbol method, List<IArgumentOperation> arguments)
    {
        if (method is { ContainingType.Name: "Enumerable", TypeArguments: [{ Name: "Claim" }, ..] })
        {
            return arguments.SelectMany(a => a.Value.Descendants()).OfType<IBinaryOperation>().Where(b => b.OperatorKind == BinaryOperatorKind.Equals).SelectMany(b => new[] { b.LeftOperand, b.RightOperand })
                .Select(o => o.ConstantValue is { HasValue: true, Value: string asked } && ApiModel.Claims.TryGetValue(asked, out var known) ? known : null).FirstOrDefault(c => c is not null) is { } found ? Labels.SourceLabels(found) : [];
        }

        if (method.Name is not ("FindFirst" or "FindFirstValue" or "FindAll") || method.ContainingType.Name is not ("ClaimsPrincipal" or "ClaimsIdentity" or "PrincipalExtensions"))
        {
            return [];
        }

        foreach (var argument in arguments)
        {
            if (argument.Value.ConstantValue is { HasValue: true, Value: string type } && ApiModel.Claims.TryGetValue(type, out var category))
            {
                return Labels.SourceLabels(category);
            }
        }

        return [];
    }

    /// <summary>A method of a <c>[Mapper]</c> class that Mapperly writes.</summary>
    public static bool IsGeneratedMapper(IMethodSymbol method) =>
        (method.IsPartialDefinition || method.PartialDefinitionPart is not null) && method.Parameters.Length > 0
        && method.ContainingType.GetAttributes().Any(a => a.AttributeClass.Is("Riok.Mapperly.Abstractions", "MapperAttribute"));

    /// <summary>Mapperly is told to pass over a member.</summary>
    public static bool IsPassedOver(IMethodSymbol method, string member) =>
        (method.PartialDefinitionPart ?? method).GetAttributes().Any(a => a.AttributeClass?.Name is "MapperIgnoreSourceAttribute" or "MapperIgnoreTargetAttribute" && Marks.TextAt(a, 0) == member);

    /// <summary>Members of the same name that a convention mapper copies from marked ones.</summary>
    public IEnumerable<(ISymbol Member, ISymbol Taker, Label[] Labels)> Mapped(INamedTypeSymbol from, INamedTypeSymbol to)
    {
        for (var current = from; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            foreach (var member in current.GetMembers().OfType<IPropertySymbol>())
            {
                if (Labels.LabelsOf(member) is { Length: > 0 } labels && Find(to, member.Name) is { SetMethod: not null } taker)
                {
                    yield return (member, taker, labels);
                }
            }
        }

        static IPropertySymbol? Find(INamedTypeSymbol? type, string name)
        {
            for (; type is not null; type = type.BaseType)
            {
                if (type.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault() is { } found)
                {
                    return found;
                }
            }

            return null;
        }
    }
}
