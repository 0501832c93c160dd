using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gdpr.Analyzers.Flow;

/// <summary>What happens to a value at a place.</summary>
internal enum EffectKind
{
    /// <summary>It leaves the program.</summary>
    Sink,

    /// <summary>It is written into a member, or handed to a parameter of another governed assembly or with a mark.</summary>
    Store,

    /// <summary>It is returned.</summary>
    Return,

    /// <summary>It is returned to whoever sent a request, should the function answer one.</summary>
    Answer,

    /// <summary>It is put into an object that may be a way out.</summary>
    Content,

    /// <summary>It enters code that analysis cannot follow.</summary>
    Gap,
}

/// <summary>How data leaves at a place.</summary>
/// <param name="Kind">Name of the <c>SinkKind</c>.</param>
/// <param name="Through">The member through which it leaves, as messages name it.</param>
/// <param name="Recipient">Recipient that the mark or the policy names.</param>
/// <param name="Host">Host that a constant address or the SDK tells.</param>
/// <param name="ScopedKey">For a cache: its key holds the id of the person or user.</param>
internal sealed record SinkUse(string Kind, string Through, string? Recipient = null, string? Host = null, bool ScopedKey = false)
{
    /// <summary>What the client is known by, where another place may tell its host: a field, a typed client's class, a name.</summary>
    public string[] Clients { get; init; } = [];
}

/// <summary>One effect; walked again, its data grows.</summary>
internal sealed class Effect(EffectKind kind, SyntaxNode at, Function function)
{
    public EffectKind Kind { get; } = kind;

    public SyntaxNode At { get; } = at;

    /// <summary>The lambda, local function or member in which it stands.</summary>
    public Function Function { get; } = function;

    public Value Data { get; set; } = Value.Empty;

    /// <summary>The way out (Sink), or null.</summary>
    public SinkUse? Sink { get; init; }

    /// <summary>The member, parameter or method that takes it (Store, Return), or what cannot be followed (Gap).</summary>
    public ISymbol? Target { get; init; }

    /// <summary>The object that takes it (Content); the delegate that takes it, should nobody be known to set it (Gap).</summary>
    public Value Receiver { get; set; } = Value.Empty;

    /// <summary>A gap only where nobody is known to set the delegate.</summary>
    public bool WaitsForFunctions => Kind == EffectKind.Gap && !Receiver.IsEmpty;

    /// <summary>What stands at it is written out member by member; else its text.</summary>
    public bool Whole { get; init; }

    /// <summary>What cannot be followed, in words (Gap).</summary>
    public string? Reason { get; init; }
}

/// <summary>One call of a function of this compilation, or of a delegate.</summary>
internal sealed class Call(SyntaxNode at, Function function)
{
    public SyntaxNode At { get; } = at;

    public Function Function { get; } = function;

    /// <summary>The method, for a direct call.</summary>
    public IMethodSymbol? Method { get; init; }

    /// <summary>Overrides and implementations may run instead.</summary>
    public bool IsVirtual { get; init; }

    /// <summary>The delegate, for a call through one.</summary>
    public Value Callee { get; set; } = Value.Empty;

    /// <summary>The object whose method it is, where it was made here.</summary>
    public Value Receiver { get; set; } = Value.Empty;

    /// <summary>Values by ordinal of the parameter.</summary>
    public Value[] Arguments { get; set; } = [];

    /// <summary>Where each argument stands.</summary>
    public SyntaxNode[] Places { get; init; } = [];

    /// <summary>To be followed whatever goes in.</summary>
    public bool IsDemanded { get; set; }

    /// <summary>Nothing goes in.</summary>
    public bool IsIdle => !IsDemanded && Callee.IsEmpty && Receiver.IsEmpty && Array.TrueForAll(Arguments, a => a.IsEmpty);

    public const int Returned = -1;
    public const int Thrown = -2;
}

/// <summary>A member with a body, a lambda or a local function.</summary>
internal sealed class Function(Body body, ISymbol symbol)
{
    public Body Body { get; } = body;

    /// <summary>Method, accessor, lambda or local function; a field or property for its initialiser.</summary>
    public ISymbol Symbol { get; } = symbol;

    public IMethodSymbol? Method => Symbol as IMethodSymbol;

    /// <summary>A primary constructor, whose parameters the type's other members read.</summary>
    public bool IsPrimary => Method is { MethodKind: MethodKind.Constructor } && Body.Syntax is TypeDeclarationSyntax;

    public int ParameterCount => Method?.Parameters.Length ?? 0;

    public Value Returned { get; set; } = Value.Empty;

    public Value Thrown { get; set; } = Value.Empty;

    /// <summary>What is in each <c>ref</c> or <c>out</c> parameter at the end, or was put into the object passed for a parameter.</summary>
    public Dictionary<int, Value> Outs { get; } = [];

    /// <summary>It answers a request: what it returns is a response.</summary>
    public bool IsEndpoint { get; set; }
}

/// <summary>What one walk of a member's body found, symbolic in parameters and callees' results.</summary>
internal sealed class Body
{
    public Body(ISymbol member, SyntaxNode syntax)
    {
        Syntax = syntax;
        Main = new Function(this, member);
        Functions.Add(Main);
    }

    public SyntaxNode Syntax { get; }

    public Function Main { get; }

    public List<Function> Functions { get; } = [];

    public Dictionary<(SyntaxNode At, ISymbol? Method), Call> Calls { get; } = [];

    public Dictionary<(EffectKind, SyntaxNode, ISymbol?, string?), Effect> Effects { get; } = [];

    public int Steps { get; set; }

    /// <summary>Why a body is given up.</summary>
    public const string TooLarge = "a body too large to follow";

    private Effect? _givenUp;

    /// <summary>Its walk ran out of steps.</summary>
    public bool IsGivenUp { get; set; }

    /// <summary>The gap that a body is which cannot be followed to its end.</summary>
    public Effect GiveUp() => _givenUp ??= new Effect(EffectKind.Gap, Syntax.ChildNodes().FirstOrDefault(n => n is ParameterListSyntax) ?? Syntax, Main) { Reason = TooLarge };

    public IEnumerable<Call> CallsOf(Function function) => Calls.Values.Where(c => c.Function == function);
}
