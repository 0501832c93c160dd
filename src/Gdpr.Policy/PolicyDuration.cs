using System;
using System.Globalization;

namespace Gdpr;

/// <summary>An ISO 8601 duration such as <c>P13M</c> or <c>P10Y</c>, in whole units of the calendar.</summary>
public readonly struct PolicyDuration : IEquatable<PolicyDuration>, IComparable<PolicyDuration>
{
    private readonly string? _text;

    private PolicyDuration(string text, int years, int months, int days, TimeSpan time)
    {
        _text = text;
        Years = years;
        Months = months;
        Days = days;
        Time = time;
    }

    /// <summary>Years.</summary>
    public int Years { get; }

    /// <summary>Months beside the years.</summary>
    public int Months { get; }

    /// <summary>Days beside years and months; a week is seven.</summary>
    public int Days { get; }

    /// <summary>Hours, minutes and seconds.</summary>
    public TimeSpan Time { get; }

    /// <summary>Mean length in days (a year is 365.2425), for comparing durations in different units.</summary>
    internal double ApproximateDays => (Years + Months / 12.0) * 365.2425 + Days + Time.TotalDays;

    /// <summary>Reads an ISO 8601 duration in whole numbers of at most five digits.</summary>
    /// <param name="text">The text, such as <c>P1Y6M</c>, <c>P2W</c> or <c>PT12H</c>.</param>
    /// <param name="duration">The duration, where the text is one.</param>
    public static bool TryParse(string? text, out PolicyDuration duration)
    {
        duration = default;
        if (text is null || text.Length < 3 || text[0] != 'P')
        {
            return false;
        }

        int years = 0, months = 0, days = 0;
        var time = TimeSpan.Zero;
        var units = "YMWD";
        var next = 0;
        var any = false;
        for (var i = 1; i < text.Length;)
        {
            if (text[i] == 'T' && units.Length == 4)
            {
                units = "HMS";
                next = 0;
                any = false;
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && text[i] is >= '0' and <= '9')
            {
                i++;
            }

            if (i == start || i - start > 5 || i == text.Length)
            {
                return false;
            }

            var number = int.Parse(text.Substring(start, i - start), NumberStyles.None, CultureInfo.InvariantCulture);
            var unit = units.IndexOf(text[i], next);
            if (unit < 0)
            {
                return false;
            }

            next = unit + 1;
            any = true;
            i++;
            switch (units.Length == 4 ? units[unit] : char.ToLowerInvariant(units[unit]))
            {
                case 'Y': years = number; break;
                case 'M': months = number; break;
                case 'W': days += 7 * number; break;
                case 'D': days += number; break;
                case 'h': time += TimeSpan.FromHours(number); break;
                case 'm': time += TimeSpan.FromMinutes(number); break;
                default: time += TimeSpan.FromSeconds(number); break;
            }
        }

        duration = new PolicyDuration(text, years, months, days, time);
        return any;
    }

    /// <summary>The moment at which the duration ends that starts then; the last moment that can be represented where it lies beyond.</summary>
    /// <param name="start">The start.</param>
    public DateTimeOffset After(DateTimeOffset start)
    {
        try
        {
            return start.AddMonths(checked(Years * 12 + Months)).AddDays(Days).Add(Time);
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
        {
            return DateTimeOffset.MaxValue;
        }
    }

    /// <summary>Compares by mean length.</summary>
    /// <param name="other">The other duration.</param>
    public int CompareTo(PolicyDuration other) => ApproximateDays.CompareTo(other.ApproximateDays);

    /// <inheritdoc/>
    public bool Equals(PolicyDuration other) =>
        Years == other.Years && Months == other.Months && Days == other.Days && Time == other.Time;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PolicyDuration other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ((Years * 31 + Months) * 31 + Days) * 31 + Time.GetHashCode();

    /// <summary>The text as written.</summary>
    public override string ToString() => _text ?? "P0D";
}
