using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Gdpr.Analyzers.Flow;

/// <summary>Objects as they are made: by constructors and initialisers.</summary>
internal sealed partial class LabelFlow
{
    private Value Create(IObjectCreationOperation creation)
    {
        if (creation.Constructor is not { } constructor || creation.Type is not { } type)
        {
            return Children(creation);
        }

        Value made;
        if (!_flow.IsOurs(constructor))
        {
            made = Library(creation, constructor, null, creation.Arguments);
            if (!made.Atoms.Any(a => a.Kind == AtomKind.Object) && (!type.IsValueType || creation.Initializer is not null))
            {
                made = Allocate(creation, made);
            }
        }
        else
        {
            made = type.IsValueType ? Value.Empty : Allocate(creation, Value.Empty);
            var given = creation.Arguments.Select(a => (a.Parameter, Value: Evaluate(a.Value), a.Value.Syntax)).ToList();
            var record = given.Exists(g => g.Parameter is not null && FlowModel.PositionalProperty(constructor, g.Parameter) is not null);
            foreach (var (parameter, value, at) in given.Where(_ => record))
            {
                if (parameter is not null && FlowModel.PositionalProperty(constructor, parameter) is { } property)
                {
                    if (!value.IsEmpty)
                    {
                        Record(EffectKind.Store, at, Deep(value).BesideDeclared(), property);
                    }

                    var content = Value.Structure([(property.Name, value.Via(at))], declared: true);
                    made = type.IsValueType ? Value.Join(made, content) : Filled(made, content);
                }
            }

            if (!record && !_flow.IsOwn(constructor))
            {
                foreach (var argument in creation.Arguments.Where(a => a.Parameter is not null))
                {
                    Boundary(constructor, argument.Parameter!, argument, Evaluate(argument.Value));
                }
            }
            else if (!record)
            {
                if (constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation) is TypeDeclarationSyntax)
                {
                    var captured = Value.Structure([.. given.Where(g => g.Parameter is not null).Select(g => (Captured(constructor.OriginalDefinition, g.Parameter!.Ordinal), g.Value))], declared: true);
                    made = type.IsValueType ? Value.Join(made, captured) : Filled(made, captured);
                }

                CallOwn(creation.Syntax, constructor, false, creation.Arguments, creation);
                var members = _flow.MembersSetBy(constructor);
                if (members.Count > 0)
                {
                    var content = Value.Structure([.. given.Where(g => g.Parameter is not null && members.ContainsKey(g.Parameter.Ordinal)).Select(g => (members[g.Parameter!.Ordinal], g.Value.Via(g.Syntax)))], declared: true);
                    made = type.IsValueType ? Value.Join(made, content) : Filled(made, content);
                }

                // An exception of one's own carries its message.
                if (_flow.HasLibraryBase(type))
                {
                    made = Filled(made, Value.Join(given.Select(g => g.Value)));
                }
            }
        }

        return Initialize(creation.Initializer, made, type);
    }

    private Value Filled(Value made, Value content)
    {
        foreach (var atom in made.Atoms.Where(a => a.Kind == AtomKind.Object))
        {
            AddToObject(atom.Index, content);
        }

        return made;
    }

    private Value Initialize(IObjectOrCollectionInitializerOperation? initializer, Value made, ITypeSymbol? type)
    {
        foreach (var step in initializer is null ? Enumerable.Empty<IOperation>() : initializer.Initializers)
        {
            _initialized.Push(made);
            switch (step)
            {
                case ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: { } member } target } assignment when target is not IPropertyReferenceOperation { Property.IsIndexer: true }:
                    var value = Evaluate(assignment.Value);
                    _initializedAt = assignment.Value.Syntax;
                    StoreMember(member, target.Instance, value, assignment.Value);
                    _initializedAt = null;
                    if (type?.IsValueType == true || type?.IsAnonymousType == true)
                    {
                        made = made.With(member.Name, value.Via(assignment.Value.Syntax), declared: type.IsAnonymousType == false);
                    }

                    break;
                case IMemberInitializerOperation nested:
                    var inner = Evaluate(nested.InitializedMember);
                    Initialize(nested.Initializer, inner.IsEmpty ? made : inner, nested.InitializedMember.Type);
                    break;
                default:
                    Evaluate(step);
                    break;
            }

            _initialized.Pop();
        }

        return made;
    }
}
