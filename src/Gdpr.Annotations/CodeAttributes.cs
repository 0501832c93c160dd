using System;

namespace Gdpr;

/// <summary>
/// Declares that this code processes personal data for a purpose of the policy (GDPR Art. 5(1)(b), 30(1)(b)), acting in a role.
/// </summary>
/// <remarks>
/// The innermost declaration wins: lambda or local function, member, type, containing types, assembly. With several on one declaration, one that permits is
/// enough. It reaches neither derived types nor overrides.
/// </remarks>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property | AttributeTargets.Class
    | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Assembly,
    AllowMultiple = true, Inherited = false)]
public sealed class ProcessingAttribute : Attribute
{
    /// <summary>Declares a processing.</summary>
    /// <param name="purpose">Purpose that the policy declares, such as <c>order-handling</c>. An undeclared one is GDPR003.</param>
    public ProcessingAttribute(string purpose) => Purpose = purpose;

    /// <summary>Purpose that the policy declares.</summary>
    public string Purpose { get; }

    /// <summary>Role that the policy declares, in which this code acts. Without it the compiler checks the purpose alone.</summary>
    public string? Role { get; set; }
}

/// <summary>
/// What comes out is no longer personal data: an aggregate, a mask, an irreversible reduction (GDPR recital 26).
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.ReturnValue, AllowMultiple = false, Inherited = false)]
public sealed class AnonymizesAttribute : Attribute;

/// <summary>
/// What comes out is pseudonymised: still personal data (GDPR Art. 4(5)), allowed in logs and telemetry where the policy's <c>logs.allow</c> holds
/// <c>pseudonymised</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.ReturnValue, AllowMultiple = false, Inherited = false)]
public sealed class PseudonymizesAttribute : Attribute;

/// <summary>What is passed leaves the program there.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class SinkAttribute : Attribute
{
    /// <summary>Marks a way out.</summary>
    /// <param name="kind">Where the value goes.</param>
    public SinkAttribute(SinkKind kind) => Kind = kind;

    /// <summary>Where the value goes.</summary>
    public SinkKind Kind { get; }
}

/// <summary>What is passed goes to that recipient of the policy (GDPR Art. 4(9), 13(1)(e)).</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Parameter | AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class DisclosedToAttribute : Attribute
{
    /// <summary>Names the recipient.</summary>
    /// <param name="recipient">Recipient that the policy declares. An undeclared one is GDPR006.</param>
    public DisclosedToAttribute(string recipient) => Recipient = recipient;

    /// <summary>Recipient that the policy declares.</summary>
    public string Recipient { get; }
}

/// <summary>This class persists into that store of the policy: a <c>DbContext</c>, a repository.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class StoreAttribute : Attribute
{
    /// <summary>Names the store.</summary>
    /// <param name="name">Store that the policy declares. An undeclared one is GDPR007.</param>
    public StoreAttribute(string name) => Name = name;

    /// <summary>Store that the policy declares.</summary>
    public string Name { get; }
}

/// <summary>On a <see langword="bool"/> method or property: true means that the person consented to that purpose (GDPR Art. 6(1)(a), 7).</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class ConsentCheckAttribute : Attribute
{
    /// <summary>Names the purpose.</summary>
    /// <param name="purpose">Consent-based purpose that the policy declares. An undeclared one is GDPR003.</param>
    public ConsentCheckAttribute(string purpose) => Purpose = purpose;

    /// <summary>Consent-based purpose that the policy declares.</summary>
    public string Purpose { get; }
}

/// <summary>
/// Accepts the risk that a rule reports in this declaration, until a day, with a reason and an owner. The suppressed report stays in the SARIF log.
/// </summary>
/// <remarks>Without <see cref="Reason"/> or <see cref="Owner"/> it silences nothing (GDPR901). Rules that are errors by default accept no risk.</remarks>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
public sealed class AcceptedRiskAttribute : Attribute
{
    /// <summary>Accepts the risk of one rule.</summary>
    /// <param name="rule">Id of the rule, such as <c>GDPR203</c>.</param>
    public AcceptedRiskAttribute(string rule) => Rule = rule;

    /// <summary>Id of the rule.</summary>
    public string Rule { get; }

    /// <summary>Why the risk is accepted. Required.</summary>
    public string? Reason { get; set; }

    /// <summary>Who accepts it. Required.</summary>
    public string? Owner { get; set; }

    /// <summary>Last day on which it counts, <c>yyyy-MM-dd</c>. Past it the report returns, and GDPR902 with it.</summary>
    public string? Until { get; set; }
}

/// <summary>Ways by which data leaves the program.</summary>
public enum SinkKind
{
    /// <summary>A log, the console, a trace.</summary>
    Log,

    /// <summary>An activity tag, baggage, a metric's dimension.</summary>
    Telemetry,

    /// <summary>The message or data of an exception.</summary>
    Exception,

    /// <summary>A local file or export.</summary>
    File,

    /// <summary>A URL, route or query string.</summary>
    Url,

    /// <summary>A response of one's own service.</summary>
    Response,

    /// <summary>A cookie, session or other state at the client.</summary>
    Cookie,

    /// <summary>A shared cache.</summary>
    Cache,

    /// <summary>A message queue.</summary>
    Queue,

    /// <summary>An e-mail or text message.</summary>
    Mail,

    /// <summary>Another organisation.</summary>
    Recipient,

    /// <summary>A service of artificial intelligence.</summary>
    AiService,

    /// <summary>Arguments or environment of another process.</summary>
    Process,
}
