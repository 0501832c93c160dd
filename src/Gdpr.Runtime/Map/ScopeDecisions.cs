using System.Collections.Concurrent;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Gdpr;

/// <summary>The policy's decision about each member for one role and purpose. It holds nothing of a request, so that one serves all requests of the pair.</summary>
internal sealed class ScopeDecisions(Policy policy, DataMap map, string role, string purpose)
{
    private readonly ConcurrentDictionary<MemberInfo, bool> _permitted = new();
    private readonly ConditionalWeakTable<JsonSerializerOptions, JsonSerializerOptions> _json = [];

    public string Role => role;

    public string Purpose => purpose;

    public DataMap Map => map;

    /// <summary>Whether all labels of a member are permitted; one without labels is no personal data.</summary>
    public bool Permits(MemberInfo member) =>
        _permitted.GetOrAdd(member, static (m, self) => self.Map.LabelsOf(m).All(self.Permits), this);

    public bool Permits(DataLabel label) => policy.Decide(purpose, role, label.Category, label.Purposes, label.Roles, label.SubjectKind).IsPermitted;

    /// <summary>The options that write for this role and purpose; building them costs a hundred times what they are for.</summary>
    public JsonSerializerOptions Json(JsonSerializerOptions options) =>
        _json.TryGetValue(options, out var known) ? known : _json.GetValue(options, o => new ScopedContracts(this).Apply(o));

    /// <summary>Why a member is refused, for messages: no values, only names.</summary>
    public string Why(MemberInfo member) =>
        map.LabelsOf(member).Select(l => policy.Decide(purpose, role, l.Category, l.Purposes, l.Roles, l.SubjectKind)).FirstOrDefault(d => !d.IsPermitted)?.Explanation ?? "";
}
