using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gdpr.Analyzers.Flow;

/// <summary>Bodies in which a name through which data leaves meets one of something that holds personal data: a whole object may go out there.</summary>
internal sealed class Meetings
{
    private readonly Dictionary<SyntaxNode, (bool Exit, bool Carrier)> _met = [];

    public IEnumerable<SyntaxNode> Bodies => _met.Where(m => m.Value is { Exit: true, Carrier: true } || m.Value.Carrier && Answers(m.Key)).Select(m => m.Key);

    /// <summary>Bodies that hold a person and no way out of their own.</summary>
    public IEnumerable<SyntaxNode> Holders => _met.Where(m => m.Value is { Exit: false, Carrier: true }).Select(m => m.Key);

    /// <summary>Names of methods that take anything and have a way out.</summary>
    public IEnumerable<string> Wide =>
        from met in _met
        where met.Value.Exit
        let method = met.Key as MethodDeclarationSyntax
        where method is not null && method.ParameterList.Parameters.Any(p => TakesAnything(p, method))
        select method.Identifier.ValueText;

    private static bool TakesAnything(ParameterSyntax parameter, MethodDeclarationSyntax method) =>
        parameter.Type?.DescendantNodesAndSelf().Any(t => t is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.ObjectKeyword }
            || t is IdentifierNameSyntax name && (name.Identifier.ValueText == "dynamic" || method.TypeParameterList?.Parameters.Any(p => p.Identifier.ValueText == name.Identifier.ValueText) == true
                || method.Parent is TypeDeclarationSyntax { TypeParameterList: { } list } && list.Parameters.Any(p => p.Identifier.ValueText == name.Identifier.ValueText))) == true;

    public void Note(SyntaxNode name, bool exit, bool carrier)
    {
        if ((exit || carrier) && FlowAnalysis.BodySyntax(name) is { } body)
        {
            var met = _met.TryGetValue(body, out var before) ? before : default;
            _met[body] = (met.Exit || exit, met.Carrier || carrier);
        }
    }

    /// <summary>By its looks an endpoint: a public method of a controller or page model.</summary>
    private static bool Answers(SyntaxNode body) =>
        body is MethodDeclarationSyntax { Parent: ClassDeclarationSyntax type } method && method.Modifiers.Any(SyntaxKind.PublicKeyword)
        && (type.Identifier.ValueText.EndsWith("Controller", StringComparison.Ordinal)
            || type.BaseList?.Types.Any(t => t.ToString() is var name && (name.IndexOf("Controller", StringComparison.Ordinal) >= 0 || name.IndexOf("PageModel", StringComparison.Ordinal) >= 0)) == true);
}
