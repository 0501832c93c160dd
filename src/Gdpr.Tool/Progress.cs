using System;
using System.IO;
using System.Linq;
using System.Threading;

namespace Gdpr.Tool;

/// <summary>Shows on a terminal how far a build is; silent in a pipe.</summary>
internal sealed class Progress(Terminal terminal)
{
    /// <summary>Watches the marks that the build leaves until the result is disposed.</summary>
    /// <param name="folder">Folder of the marks.</param>
    /// <param name="projects">Number of projects expected.</param>
    public IDisposable Watch(string folder, int projects) => terminal.ShowsProgress ? new Watcher(terminal.Error, folder, projects) : Nothing.Instance;

    private sealed class Watcher : IDisposable
    {
        private readonly TextWriter _error;
        private readonly string _folder;
        private readonly int _projects;
        private readonly Lock _gate = new();
        private readonly Timer _timer;
        private bool _isOver;
        private string _last = "";

        public Watcher(TextWriter error, string folder, int projects)
        {
            _error = error;
            _folder = folder;
            _projects = projects;
            _timer = new Timer(_ => Show(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(200));
        }

        public void Dispose()
        {
            _timer.Dispose();
            lock (_gate)
            {
                _isOver = true;
                _error.Write("\r\u001b[K");
                _error.Flush();
            }
        }

        private void Show()
        {
            lock (_gate)
            {
                if (_isOver)
                {
                    return;
                }

                var text = Text();
                if (text != _last)
                {
                    _last = text;
                    _error.Write("\r\u001b[K" + text);
                    _error.Flush();
                }
            }
        }

        private string Text()
        {
            try
            {
                var marks = new DirectoryInfo(_folder).GetFiles("*.unit").OrderBy(f => f.LastWriteTimeUtc).Select(f => f.Name).ToList();
                if (marks.Count == 0)
                {
                    return "restoring packages ...";
                }

                // <name>-<hash>~<framework>.unit
                var names = marks.Select(m => m[..m.LastIndexOf('~')]).Distinct().Count();
                var current = marks[^1];
                var name = current[..current.LastIndexOf('-', current.LastIndexOf('~'))];
                return $"checking {name} (project {names} of {Math.Max(names, _projects)}) ...";
            }
            catch (Exception e) when (e is IOException or ArgumentException)
            {
                return _last;
            }
        }
    }

    private sealed class Nothing : IDisposable
    {
        public static readonly Nothing Instance = new();

        public void Dispose()
        {
        }
    }
}
