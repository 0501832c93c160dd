using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Flow;

/// <summary>What an expression tells by its constants and names: the host of an address, the scope of a key.</summary>
internal sealed partial class FlowModel
{
    /// <summary>Host of a constant address, or null.</summary>
    public string? HostOf(IOperation? url)
    {
        var text = url is null ? null : Beginning(url, 0);
        if (text is null)
        {
            return null;
        }

        var start = text.IndexOf("://", StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        var rest = text.Substring(start + 3);
        var end = rest.IndexOfAny(['/', '?', '#']);
        rest = end < 0 ? rest : rest.Substring(0, end);
        var user = rest.LastIndexOf('@');
        rest = user < 0 ? rest : rest.Substring(user + 1);
        var port = rest.LastIndexOf(':');
        return (port < 0 ? rest : rest.Substring(0, port)).ToLowerInvariant().TrimEnd('.');
    }

    /// <summary>The constant text with which an expression begins.</summary>
    private string? Beginning(IOperation expression, int depth)
    {
        if (expression.ConstantValue is { HasValue: true, Value: string text })
        {
            return text;
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
                return Beginning(binary.LeftOperand, depth + 1);
            case IInterpolatedStringOperation { Parts: [var first, ..] }:
                return first is IInterpolatedStringTextOperation literal ? literal.Text.ConstantValue.Value as string : first is IInterpolationOperation hole ? Beginning(hole.Expression, depth + 1) : null;
            case IObjectCreationOperation { Arguments: [var argument, ..] } creation when creation.Type.Is("System", "Uri"):
                return Beginning(argument.Value, depth + 1);
            case IFieldReferenceOperation { Field: { } field } when field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } initial }:
                return initial.DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>().Select(l => l.Token.Value as string).FirstOrDefault(t => t?.Contains("://") == true);
            case IInvocationOperation { Arguments: [var argument, ..] }:
                return Beginning(argument.Value, depth + 1);
            default:
                return null;
        }
    }

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
