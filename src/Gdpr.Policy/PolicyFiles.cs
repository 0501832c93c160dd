using System;
using System.IO;

namespace Gdpr;

public sealed partial class Policy
{
    /// <summary>Reads a policy from a file in UTF-8, or in UTF-16 or UTF-32 with a byte order mark.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="PolicyException">The text has a problem of GDPR002 to GDPR007.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Policy Load(string path) => Accept(PolicyReader.Read(File.ReadAllText(path ?? throw new ArgumentNullException(nameof(path)))), path);
}
