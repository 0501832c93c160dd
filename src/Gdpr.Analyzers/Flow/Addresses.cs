using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Flow;

/// <summary>What an expression tells by its constants and names: the host of an address, the scope of a key.</summary>
internal sealed partial class FlowModel
{
    /// <summary>Host of an address that constants tell, or null. What follows a constant beginning may only be a path: <c>https://api.example.{x}</c> may end anywhere.</summary>
    public static string? HostOf(IOperation? url)
    {
        if (url is null || Beginning(url, 0) is not { } beginning)
        {
            return null;
        }

        var (text, isWhole) = beginning;
        var authority = text.IndexOf("://", StringComparison.Ordinal);
        return (isWhole || authority >= 0 && text.IndexOfAny(['/', '?', '#'], authority + 3) >= 0) && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Host.Length > 0
            ? address.IdnHost.ToLowerInvariant().TrimEnd('.') : null;
    }

    /// <summary>The constant text with which an expression begins, and whether it is all of it.</summary>
    private static (string Text, bool IsWhole)? Beginning(IOperation expression, int depth)
    {
        if (expression.ConstantValue is { HasValue: true, Value: string text })
        {
            return (text, true);
        }

        if (depth > 4)
        {
            return null;
        }

        switch (expression)
        {
            case IConversionOperation conversion:
                return Beginning(conversion.Operand, depth + 1);
            case IBinaryOperation binary:
                return Part(Beginning(binary.LeftOperand, depth + 1));
            case IInterpolatedStringOperation { Parts: [IInterpolatedStringTextOperation { Text.ConstantValue.Value: string first }, ..] }:
                return (first, false);
            case IInterpolatedStringOperation { Parts: [IInterpolationOperation hole, ..] }:
                return Part(Beginning(hole.Expression, depth + 1));
            case IObjectCreationOperation { Arguments: [var argument] } creation when creation.Type.Is("System", "Uri"):
                return Beginning(argument.Value, depth + 1);
            // A second argument is relative to the first, or an address of its own, which only a constant tells.
            case IObjectCreationOperation { Arguments: [var onto, var relative, ..] } creation when creation.Type.Is("System", "Uri"):
                return relative.Value.ConstantValue is { HasValue: true, Value: string path } && path.IndexOf("//", StringComparison.Ordinal) < 0 ? Beginning(onto.Value, depth + 1) : relative.Parameter?.Type.TypeKind == TypeKind.Enum ? Beginning(onto.Value, depth + 1) : null;
            case IFieldReferenceOperation { Field: { IsReadOnly: true } field } when field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax literal }, ..] } }:
                return literal.Token.Value is string address ? (address, true) : null;
            case IFieldReferenceOperation { Field: { IsReadOnly: true } field } when field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: LiteralExpressionSyntax literal }:
                return literal.Token.Value is string constant ? (constant, true) : null;
            case IInvocationOperation { TargetMethod: { Name: "Format" or "Concat", ContainingType.SpecialType: SpecialType.System_String } or { Name: "AddQueryString" }, Arguments: [var argument, ..] }:
                return Part(Beginning(argument.Value, depth + 1));
            default:
                return null;
        }
    }

    private static (string, bool)? Part((string Text, bool IsWhole)? beginning) => beginning is { } known ? (known.Text, false) : null;

    /// <summary>The key of a cache holds the id of the person or of the user.</summary>
    public bool IsScopedKey(IOperation key) =>
        key.DescendantsAndSelf().Any(o => o switch
        {
            IPropertyReferenceOperation property => IsSubjectKey(property.Property) || IsIdName(property.Property.Name),
            IFieldReferenceOperation field => IsIdName(field.Field.Name),
            ILocalReferenceOperation local => IsIdName(local.Local.Name),
            IParameterReferenceOperation parameter => IsIdName(parameter.Parameter.Name),
            IInvocationOperation call => call.TargetMethod.Name is "GetUserId" or "FindFirstValue" or "FindFirst",
            _ => false,
        });

    private static bool IsSubjectKey(IPropertySymbol property) =>
        property.GetAttributes().Any(a => Marks.IsOurs(a.AttributeClass, Marks.DataSubject)) || property.Name == "Id" && Marks.SubjectKindOf(property.ContainingType) is not null;

    private static readonly string[] People = ["user", "customer", "client", "person", "personne", "member", "membre", "employee", "employe", "subject", "sub", "account", "compte", "utilisateur", "patient", "contact", "subscriber", "abonne", "adherent", "owner", "guest"];

    public static bool IsIdName(string name)
    {
        name = name.TrimStart('_').ToLowerInvariant();
        return name == "id" || name.StartsWith("id", StringComparison.Ordinal) && People.Contains(name.Substring(2).TrimStart('_'))
            || name.EndsWith("id", StringComparison.Ordinal) && People.Any(p => name.Substring(0, name.Length - 2).TrimEnd('_').EndsWith(p, StringComparison.Ordinal))
            || name == "sub";
    }
}
