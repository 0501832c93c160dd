using System.CommandLine;

namespace Gdpr.Tool;

/// <summary><c>gdpr policy</c>.</summary>
internal static class PolicyCommands
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        return new Command("policy", "Checks, tests, shows and compares policies.");
    }
}
