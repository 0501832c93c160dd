using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Gdpr.Analyzers.Flow;

/// <summary>
/// Forward analysis of one body over the tree of its operations: locals are replaced, branches joined, loops walked until nothing new comes, <c>catch</c> and <c>finally</c> see
/// what the <c>try</c> may have assigned. Symbolic in parameters and in the results of own methods, so that no other body is looked at (<see cref="Resolution"/> does that later).
/// This part walks statements.
/// </summary>
internal sealed partial class LabelFlow
{
    /// <summary>Evaluations after which a body is given up and reported as a coverage gap: deterministic, and far beyond what people write.</summary>
    public const int StepBudget = 400_000;

    private readonly FlowModel _flow;
    private readonly SemanticModel _model;
    private readonly Body _body;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<ILabelSymbol, FlowState> _jumps = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ILabelSymbol> _passed = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IOperation, int> _objects = [];
    private readonly Closures _closures;
    private List<TryFrame> _tries = [];
    private List<TryFrame> _around = [];
    private Function _function;
    private FlowState? _state = new();
    private Value _caught = Value.Empty;
    private bool _again;

    private LabelFlow(FlowModel flow, SemanticModel model, Body body, IOperation root, CancellationToken cancellation)
    {
        _flow = flow;
        _model = model;
        _body = body;
        _function = body.Main;
        _cancellation = cancellation;
        _closures = new Closures(root);
    }

    private sealed class TryFrame(FlowState before, bool isFinal)
    {
        /// <summary>What the block may have assigned when it is left by an exception.</summary>
        public FlowState Any { get; } = before.Copy();

        /// <summary>A <c>finally</c> runs before anybody outside sees it.</summary>
        public bool IsFinal { get; } = isFinal;

        public List<(ITypeSymbol? Type, Value Value)> Thrown { get; } = [];
    }

    public static Body Walk(FlowModel flow, SemanticModel model, ISymbol member, SyntaxNode syntax, CancellationToken cancellation)
    {
        var body = member is IMethodSymbol constructor && syntax is Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax ? flow.PrimaryBody(constructor, syntax) : new Body(member, syntax);
        if (model.GetOperation(syntax, cancellation) is not { } root)
        {
            return body;
        }

        var walk = new LabelFlow(flow, model, body, root, cancellation);
        try
        {
            do
            {
                walk._again = false;
                walk.Start();
                walk.ExecuteRoot(root);
            }
            while (walk._again);
        }
        catch (Exception failure) when (failure is InsufficientExecutionStackException or TooManyStepsException)
        {
            body.IsGivenUp = true;
        }

        return body;
    }

    private sealed class TooManyStepsException : Exception;

    private void Step()
    {
        if (++_body.Steps > StepBudget)
        {
            throw new TooManyStepsException();
        }

        if ((_body.Steps & 255) == 0)
        {
            _cancellation.ThrowIfCancellationRequested();
        }
    }

    private void Start()
    {
        _state = new FlowState();
        _function = _body.Main;
        _tries = [];
        _around = [];
        _passed.Clear();
        if (_function.Method is { } method)
        {
            foreach (var parameter in method.Parameters)
            {
                Set(parameter, Initial(parameter));
            }
        }
    }

    private void ExecuteRoot(IOperation root)
    {
        switch (root)
        {
            case IMethodBodyOperation method:
                Execute(method.BlockBody ?? method.ExpressionBody);
                break;
            case IConstructorBodyOperation constructor:
                Execute(constructor.Initializer);
                Execute(constructor.BlockBody ?? constructor.ExpressionBody);
                break;
            case IFieldInitializerOperation field:
                var value = Evaluate(field.Value);
                foreach (var initialized in field.InitializedFields)
                {
                    Store(initialized, value, field.Value);
                }

                break;
            case IPropertyInitializerOperation property:
                var initial = Evaluate(property.Value);
                foreach (var initialized in property.InitializedProperties)
                {
                    Store(initialized, initial, property.Value);
                }

                break;
            default:
                Execute(root);
                break;
        }

        End();
    }

    /// <summary>The function is left: what its <c>ref</c> and <c>out</c> parameters hold goes to the caller.</summary>
    private void End()
    {
        if (_state is null || _function.Method is not { } method)
        {
            return;
        }

        foreach (var parameter in method.Parameters)
        {
            if (parameter.RefKind is RefKind.Ref or RefKind.Out && Deep(Read(parameter)) is { IsEmpty: false } value)
            {
                _function.Outs[parameter.Ordinal] = Value.Join(_function.Outs.TryGetValue(parameter.Ordinal, out var before) ? before : Value.Empty, value);
            }
        }
    }

    private void Execute(IOperation? operation)
    {
        if (operation is null)
        {
            return;
        }

        // Labels and local functions are met on any way; the rest only where something gets there.
        if (_state is null && operation is not (IBlockOperation or ILabeledOperation or ILocalFunctionOperation or ISwitchOperation or ILoopOperation or ITryOperation))
        {
            if (operation.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.StatementSyntax && ContainsLabel(operation))
            {
                _state = new FlowState();
            }
            else
            {
                return;
            }
        }

        Step();
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (operation)
        {
            case IBlockOperation block:
                foreach (var statement in block.Operations)
                {
                    Execute(statement);
                }

                break;
            case IVariableDeclarationGroupOperation group:
                foreach (var declaration in group.Declarations)
                {
                    Execute(declaration);
                }

                break;
            case IVariableDeclarationOperation declaration:
                foreach (var declarator in declaration.Declarators)
                {
                    Declare(declarator, declarator.Initializer ?? declaration.Initializer);
                }

                break;
            case IExpressionStatementOperation statement:
                Evaluate(statement.Operation);
                break;
            case IReturnOperation returned:
                Return(returned);
                break;
            case IConditionalOperation { Type: null or { SpecialType: SpecialType.System_Void } } branch:
                var (whenTrue, whenFalse) = Split(branch.Condition);
                _state = whenTrue;
                Execute(branch.WhenTrue);
                var after = _state;
                _state = whenFalse;
                Execute(branch.WhenFalse);
                _state = Joined(after, _state);
                break;
            case IWhileLoopOperation loop:
                While(loop);
                break;
            case IForLoopOperation loop:
                foreach (var initial in loop.Before)
                {
                    Execute(initial);
                }

                Loop(loop, () => Test(loop.Condition), () =>
                {
                    foreach (var step in loop.AtLoopBottom)
                    {
                        Execute(step);
                    }
                });
                break;
            case IForEachLoopOperation loop:
                ForEach(loop);
                break;
            case ISwitchOperation switched:
                Switch(switched);
                break;
            case ITryOperation attempt:
                Try(attempt);
                break;
            case IBranchOperation { Target: { } target }:
                Jump(target);
                break;
            case ILabeledOperation labeled:
                _passed.Add(labeled.Label);
                Land(labeled.Label);
                Execute(labeled.Operation);
                break;
            case IUsingOperation { Resources: { } resources } using_:
                if (resources is IVariableDeclarationGroupOperation)
                {
                    Execute(resources);
                }
                else
                {
                    Evaluate(resources);
                }

                Execute(using_.Body);
                break;
            case IUsingDeclarationOperation declaration:
                Execute(declaration.DeclarationGroup);
                break;
            case ILockOperation locked:
                Evaluate(locked.LockedValue);
                Execute(locked.Body);
                break;
            case ILocalFunctionOperation local:
                WalkLocalFunction(local);
                break;
            case IEmptyOperation:
                break;
            default:
                Evaluate(operation);
                break;
        }
    }

    private static bool ContainsLabel(IOperation operation) => operation.DescendantsAndSelf().Any(o => o is ILabeledOperation);

    private void Declare(IVariableDeclaratorOperation declarator, IVariableInitializerOperation? initializer)
    {
        foreach (var ignored in declarator.IgnoredArguments)
        {
            Evaluate(ignored);
        }

        if (declarator.Symbol.RefKind != RefKind.None && initializer?.Value is { } referred)
        {
            Set(declarator.Symbol, Refer(referred));
            return;
        }

        Write(declarator.Symbol, Evaluate(initializer?.Value));
    }

    private void Return(IReturnOperation returned)
    {
        var value = Evaluate(returned.ReturnedValue);
        if (returned.ReturnedValue is { } expression && returned.Kind is OperationKind.Return or OperationKind.YieldReturn)
        {
            RecordReturn(expression, value);
        }

        End();
        if (returned.Kind is OperationKind.Return or OperationKind.YieldBreak)
        {
            if (_function != _body.Main && _state is not null)
            {
                _exits = Joined(_exits, _state);
            }

            _state = null;
        }
    }

    private void RecordReturn(IOperation expression, Value value)
    {
        if (_flow.Anonymizes(_function.Symbol))
        {
            return;
        }

        value = Deep(value);
        if (EndpointWalk.IsResult(Unconverted(expression).Type))
        {
            // Ok(x), Json(x): judged at the argument.
            _function.Returned = Value.Join(_function.Returned, value);
            return;
        }

        if (_flow.Pseudonymizes(_function.Symbol))
        {
            value = value.AsPseudonym();
        }

        _function.Returned = Value.Join(_function.Returned, value);
        Record(EffectKind.Return, expression.Syntax, value.BesideDeclared(), target: null);
        Record(EffectKind.Answer, expression.Syntax, Value.Join(value, IsProjected(value) ? Value.Empty : _flow.WholeOf(expression)), target: null);
    }
}
