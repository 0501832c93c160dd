using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace Gdpr.Tool;

/// <summary>Turns Ctrl+C and a request to end into cancellation, so that child processes and temporary files are gone before this process is.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    /// <summary>Starts to listen.</summary>
    public Interruption()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, c => Cancel(c, 130));
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, c => Cancel(c, 143));
    }

    /// <summary>Cancelled by the first signal; the second one ends the process at once.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Exit code of an interrupted command: 128 and the number of the signal.</summary>
    public int ExitCode { get; private set; } = 130;

    /// <summary>Stops to listen.</summary>
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _source.Dispose();
    }

    private void Cancel(PosixSignalContext context, int exitCode)
    {
        if (_source.IsCancellationRequested)
        {
            return;
        }

        context.Cancel = true;
        ExitCode = exitCode;
        _source.Cancel();
    }
}
