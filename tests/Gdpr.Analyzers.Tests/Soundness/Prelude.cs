namespace Gdpr.Tests.Soundness;

/// <summary>What every generated program stands on.</summary>
internal static class Prelude
{
    /// <summary>The marked texts of a person; each is filled with a character of its own, which survives whatever is done to a text.</summary>
    public static readonly string[] Texts = ["Email", "Name", "Phone", "Street", "Iban"];

    /// <summary>The marked members; a marker is an index into it.</summary>
    public static readonly string[] Members = [.. Texts, "Born"];

    /// <summary>The types whose members are marked.</summary>
    public static readonly string[] Persons = ["Customer", "Card"];

    public const string Policy = """
        {
          "version": 1, "title": "Soundness", "updatedOn": "2026-11-01", "reviewEvery": "P1Y", "languages": ["en"],
          "controller": { "name": "Shop", "email": "dpo@shop.example", "country": "FR", "site": "www.shop.example" },
          "subjects": { "customer": {} },
          "categories": { "contact.mail": {}, "contact.call": {}, "contact.place": {}, "identity.called": {}, "identity.age": {}, "payment.account": {} },
          "purposes": {
            "order-handling": {
              "title": { "en": "Order handling" }, "legalBasis": "contract", "subjects": ["customer"], "retention": { "active": "P3Y" },
              "data": { "contact": "required", "identity": "required", "payment": "required" }
            }
          }
        }
        """;

    public const string Usings = """
        using System;
        using System.Collections.Concurrent;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.Diagnostics;
        using System.Globalization;
        using System.IO;
        using System.Linq;
        using System.Reflection;
        using System.Runtime.CompilerServices;
        using System.Text;
        using System.Text.RegularExpressions;
        using System.Threading;
        using System.Threading.Channels;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Logging;
        using Gdpr;
        """;

    /// <summary>Analysed and run with the programs.</summary>
    public const string Types = Usings + """

        [assembly: Processing("order-handling")]

        [DataSubject("customer")]
        internal sealed class Customer
        {
            [Personal("contact.mail")] public string Email { get; set; } = "\uE000\uE000-\uE000\uE000";
            [Personal("identity.called")] public string Name { get; set; } = "\uE001\uE001-\uE001\uE001";
            [Personal("contact.call")] public string Phone = "\uE002\uE002-\uE002\uE002";
            [Personal("contact.place")] public string Street { get; init; } = "\uE003\uE003-\uE003\uE003";
            [Personal("payment.account")] public string Iban => "\uE004\uE004-\uE004\uE004";
            [Personal("identity.age")] public int Born { get; set; } = 1009090909;
            public string Ref { get; set; } = "R-17";
            public int Rank { get; set; } = 3;
        }

        internal sealed record Card([Personal("contact.mail")] string Email, string Tag);

        internal sealed record Note(string Title)
        {
            public string Body { get; set; } = "body";
        }

        internal static class Source
        {
            public static Customer Any => new Customer();
        }

        internal static class Out
        {
            public static void Write(int site, [Sink(SinkKind.Log)] string? text) => Recorder.Saw(site, text);

            public static void Any(int site, [Sink(SinkKind.Log)] object? thing) => Recorder.Saw(site, thing);

            [Sink(SinkKind.Log)]
            public static void All(int site, params string[] texts) => Recorder.Saw(site, texts);

            public static readonly ILogger Log = new Logger();

            private sealed class Logger : ILogger
            {
                public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

                public bool IsEnabled(LogLevel logLevel) => true;

                public void Log<TState>(LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                    Recorder.Logged(formatter(state, exception) + exception);
            }
        }
        """;

    /// <summary>
    /// An assembly without marks: what decides the paths, and what sees the markers. Its delegates are set by <see cref="Batch"/>. The executed copy of a program says <c>Terminal</c>
    /// where the analysed one says <c>Console</c>.
    /// </summary>
    public const string Recorder = """
        using System;
        using System.Collections;
        using System.Collections.Generic;
        using System.Runtime.CompilerServices;

        public static class Oracle
        {
            public static Func<int, int> Choose = _ => 0;
            private static int _again;

            public static void Begin() => _again = 0;

            public static bool Next() => Choose(2) == 1;

            public static int Index(int count) => Choose(count);

            /// <summary>Once more round a loop or down a recursion; ends by itself.</summary>
            public static bool Again() => _again < 6 && Next() && ++_again > 0;

            public static void MayThrow()
            {
                if (Next()) throw new TimeoutException("late");
            }

            /// <summary>Turns the elements, so that a place in the list says nothing about what stands there.</summary>
            public static void Mix<T>(T[] all) { if (Next()) Array.Reverse(all); }

            public static void Mix<T>(List<T> all) { if (Next()) all.Reverse(); }
        }

        public static class Recorder
        {
            /// <summary>Site and marker.</summary>
            public static Action<int, int> Leaks = (_, _) => { };

            /// <summary>Line and marker of what an unmarked member or an exception was given.</summary>
            public static Action<int, int> Keeps = (_, _) => { };

            public static void Saw(int site, object value) => Find(value, site, Leaks, 0);

            public static void Logged(string text)
            {
                var parts = text.Split('#', 3);
                if (parts.Length == 3) Find(parts[2], int.Parse(parts[1]), Leaks, 0);
            }

            public static T Kept<T>(int line, T value)
            {
                Find(value, line, Keeps, 0);
                return value;
            }

            private static void Find(object value, int place, Action<int, int> found, int depth)
            {
                if (value is string text)
                {
                    foreach (var c in text) if (c is >= '\uE000' and <= '\uE004') found(place, c - '\uE000');
                    if (text.Contains("1009090909")) found(place, 5);
                }
                else if (value is ITuple tuple)
                {
                    for (var i = 0; i < tuple.Length; i++) Find(tuple[i], place, found, depth + 1);
                }
                else if (value is Array or IList or IDictionary)
                {
                    if (depth < 4) foreach (var item in (IEnumerable)value) Find(item, place, found, depth + 1);
                }
                else if (value is DictionaryEntry entry)
                {
                    Find(entry.Key, place, found, depth + 1);
                    Find(entry.Value, place, found, depth + 1);
                }
                else if (value is not null and not Delegate and not Exception and not IEnumerable and not System.Threading.Tasks.Task)
                {
                    Find(value.ToString(), place, found, depth + 1);
                }
            }
        }

        public static class Terminal
        {
            public static void WriteLine(string text) => Recorder.Logged(text);
            public static void WriteLine(object thing) => Recorder.Logged(thing.ToString());
            public static void WriteLine(string format, object a) => Recorder.Logged(string.Format(format, a));
            public static void WriteLine(string format, object a, object b) => Recorder.Logged(string.Format(format, a, b));
            public static void Write(string text) => Recorder.Logged(text);
            public static System.IO.TextWriter Out = new Writer();
            public static System.IO.TextWriter Error => Out;

            private sealed class Writer : System.IO.TextWriter
            {
                public override System.Text.Encoding Encoding => System.Text.Encoding.UTF8;
                public override void WriteLine(string text) => Recorder.Logged(text);
                public override void Write(string text) => Recorder.Logged(text);
            }
        }
        """;
}
