using System;

namespace Gdpr.Tool;

/// <summary>The command cannot do what was asked (exit code 2). The message is one line that says what to do.</summary>
internal sealed class ToolException(string message) : Exception(message);
