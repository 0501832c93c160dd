using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gdpr.Analyzers.Flow;

/// <summary>
/// Methods that map routes on a builder they were handed, and of whom some caller hands them a protected one or protects what they return: by name and syntax, through as many methods
/// as hand the builder on.
/// </summary>
internal static class RouteCallers
{
    public static HashSet<string> Protected(Compilation compilation, IEnumerable<string> methods, CancellationToken cancellation)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var known = new HashSet<string>(methods, StringComparer.Ordinal);
        var handedOn = new List<(string Caller, string Method)>();
        for (var sought = known.ToList(); sought.Count > 0;)
        {
            var callers = new List<string>();
            foreach (var (method, call) in Calls(compilation, sought, cancellation))
            {
                if (RouteProtection.IsDecidedAround(call))
                {
                    found.Add(method);
                }
                else if (HandsOnParameter(call) is { } caller)
                {
                    handedOn.Add((caller, method));
                    callers.Add(caller);
                }
            }

            sought = callers.Where(known.Add).ToList();
        }

        while (handedOn.Count(h => found.Contains(h.Caller) && found.Add(h.Method)) > 0)
        {
        }

        return found;
    }

    private static IEnumerable<(string Method, InvocationExpressionSyntax Call)> Calls(Compilation compilation, List<string> methods, CancellationToken cancellation)
    {
        var gate = new NameGate(methods);
        var hits = new List<NameHit>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            hits.Clear();
            gate.Scan(tree.GetText(cancellation), hits);
            var root = hits.Count > 0 ? tree.GetRoot(cancellation) : null;
            foreach (var hit in hits)
            {
                var name = hit.TokenIn(root!).Parent;
                if ((name?.Parent is MemberAccessExpressionSyntax access ? access.Parent : name?.Parent) is InvocationExpressionSyntax call)
                {
                    yield return (hit.Name, call);
                }
            }
        }
    }

    /// <summary>The method around a call that only passes its own parameter on, or a group made of it; else null.</summary>
    private static string? HandsOnParameter(InvocationExpressionSyntax call)
    {
        foreach (var outer in call.Ancestors())
        {
            var (parameters, name) = outer switch
            {
                MethodDeclarationSyntax method => (method.ParameterList, method.Identifier.ValueText),
                LocalFunctionStatementSyntax local => (local.ParameterList, local.Identifier.ValueText),
                _ => (null, null),
            };
            if (parameters is not null)
            {
                return RouteProtection.BuildersOf(call).Any(b => IsMadeOf(b, parameters, outer, depth: 0)) ? name : null;
            }
        }

        return null;
    }

    private static bool IsMadeOf(ExpressionSyntax builder, ParameterListSyntax parameters, SyntaxNode scope, int depth)
    {
        while (builder is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
        {
            builder = access.Expression;
        }

        if (builder is ConditionalExpressionSyntax choice)
        {
            return IsMadeOf(choice.WhenTrue, parameters, scope, depth + 1) || IsMadeOf(choice.WhenFalse, parameters, scope, depth + 1);
        }

        if (builder is BinaryExpressionSyntax coalesced)
        {
            return IsMadeOf(coalesced.Left, parameters, scope, depth + 1) || IsMadeOf(coalesced.Right, parameters, scope, depth + 1);
        }

        return builder is IdentifierNameSyntax { Identifier.ValueText: var name }
               && (parameters.Parameters.Any(p => p.Identifier.ValueText == name)
                   || depth < 4 && scope.DescendantNodes().OfType<VariableDeclaratorSyntax>()
                       .Any(d => d.Identifier.ValueText == name && d.Initializer is { } made && IsMadeOf(made.Value, parameters, scope, depth + 1)));
    }
}
