using System;
using System.Collections.Generic;
using System.Globalization;

namespace Gdpr;

/// <summary>What should have been looked at again by a day (GDPR Art. 24(1), 32(1)(d)): the policy itself, and each measure.</summary>
internal static class PolicyAge
{
    /// <summary>Problems of GDPR008, each at the date that has passed; a date without an interval says nothing.</summary>
    public static IEnumerable<PolicyProblem> Overdue(Policy policy, DateTime asOf)
    {
        if (Due(policy.UpdatedOn, policy.ReviewEvery) is { } due && due < asOf)
        {
            yield return Problem(policy.UpdatedOnPosition, "updatedOn", "The policy was last changed", policy.UpdatedOn!.Value, policy.ReviewEvery!.Value, due, asOf);
        }

        foreach (var measure in policy.Measures)
        {
            var every = measure.ReviewEvery ?? policy.ReviewEvery;
            if (Due(measure.ReviewedOn, every) is { } reviewed && reviewed < asOf)
            {
                yield return Problem(
                    measure.PositionOf("reviewedOn"), "measures." + measure.Key + ".reviewedOn", $"The measure '{measure.Key}' was last reviewed", measure.ReviewedOn!.Value, every!.Value,
                    reviewed, asOf);
            }
        }
    }

    private static DateTime? Due(DateTime? last, PolicyDuration? every)
    {
        if (last is null || every is null)
        {
            return null;
        }

        try
        {
            return every.Value.After(new DateTimeOffset(DateTime.SpecifyKind(last.Value, DateTimeKind.Unspecified), TimeSpan.Zero)).Date;
        }
        catch (ArgumentOutOfRangeException)
        {
            return null; // Beyond the calendar: never due.
        }
    }

    private static PolicyProblem Problem(PolicyPosition position, string path, string what, DateTime last, PolicyDuration every, DateTime due, DateTime asOf) =>
        new(PolicyRules.Incomplete, position, path, string.Format(
            CultureInfo.InvariantCulture, "{0} on {1:yyyy-MM-dd}, {2} days ago; its review every {3} was due on {4:yyyy-MM-dd}.", what, last, (asOf - last).Days, every, due));
}
