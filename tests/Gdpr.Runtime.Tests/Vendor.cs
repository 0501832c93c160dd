namespace Gdpr.Tests.Vendor;

/// <summary>A type that one cannot edit; the policy marks its member.</summary>
internal sealed class Profile
{
    public string Plan { get; init; } = "free";

    public string Mail { get; init; } = "m";
}
