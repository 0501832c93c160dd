using System;

namespace Gdpr;

/// <summary>
/// Who acts, in which role, for which purpose, and for whom. Immutable: one role, one purpose (GDPR Art. 5(1)(b), 25(2)).
/// </summary>
/// <param name="Actor">Who acts: an account or a job's name. It enters the journal.</param>
/// <param name="Role">A role of the policy.</param>
/// <param name="Purpose">A purpose of the policy.</param>
/// <param name="Subject">Key of the person for whom the actor acts; a role with <c>self</c> sees only what belongs to it.</param>
public sealed record AccessScope(string Actor, string Role, string Purpose, string? Subject = null);
