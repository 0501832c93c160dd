using System;
using System.Threading.Tasks;

namespace Gdpr.Tool;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        using var interruption = new Interruption();
        return await GdprCommand.RunAsync(args, Terminal.OfConsole(), AppContext.BaseDirectory, interruption).ConfigureAwait(false);
    }
}
