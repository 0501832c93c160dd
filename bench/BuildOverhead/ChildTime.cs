using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Gdpr.Bench;

/// <summary>Processor time of finished child processes, user and system. On Unix a process that has ended can no longer be asked, but the system keeps the sum.</summary>
internal static class ChildTime
{
    /// <summary>Seconds of all children so far; 0 on Windows, where <see cref="Of"/> asks the process.</summary>
    public static double Seconds => OperatingSystem.IsWindows() ? 0 : Usage();

    public static double Of(Process ended) => OperatingSystem.IsWindows() ? ended.TotalProcessorTime.TotalSeconds : Usage();

    private static double Usage()
    {
        const int Children = -1;
        var usage = new long[32];
        if (getrusage(Children, usage) != 0)
        {
            throw new InvalidOperationException("getrusage failed: " + Marshal.GetLastPInvokeError());
        }

        // Two timevals: seconds and microseconds of user, then of system time.
        return usage[0] + usage[2] + (Micro(usage[1]) + Micro(usage[3])) / 1e6;
    }

    /// <summary>macOS keeps microseconds in 32 bits.</summary>
    private static long Micro(long value) => OperatingSystem.IsMacOS() ? (int)value : value;

    [DllImport("libc", SetLastError = true)]
    private static extern int getrusage(int who, [Out] long[] usage);
}
