using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;

namespace Gdpr.Analyzers.Rules;

/// <summary>The finding that rules GDPR003-007 share: a wrong word, what is declared, and the nearest right one.</summary>
internal static class UndeclaredName
{
    public static Finding In(DiagnosticDescriptor rule, NameFact fact, string what, string section, IEnumerable<string> declared)
    {
        var known = declared.OrderBy(k => k, System.StringComparer.Ordinal).ToList();
        var nearest = NearestName.Of(fact.Name, known);
        var message = $"The policy declares no {what} '{fact.Name}'. "
                      + (nearest is not null ? $"Did you mean '{nearest}'?"
                          : known.Count == 0 ? $"It declares none: add it under \"{section}\"."
                          : $"Declared: {string.Join(", ", known.Take(8).Select(k => "'" + k + "'"))}{(known.Count > 8 ? ", …" : "")}; or add it under \"{section}\".");
        return new Finding(rule, fact.Location, fact.Owner, null, fact.Name, message)
        {
            Properties = nearest is null
                ? ImmutableDictionary<string, string?>.Empty
                : ImmutableDictionary<string, string?>.Empty.Add(FindingProperty.Nearest, nearest),
        };
    }
}
