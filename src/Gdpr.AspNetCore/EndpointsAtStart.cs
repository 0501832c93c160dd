using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Gdpr;

/// <summary>Every endpoint is looked at once, when all are mapped. What could never be served rightly stops the host and is named, all at once.</summary>
internal sealed class EndpointsAtStart(Policy policy, GdprPipeline pipeline, IEnumerable<EndpointDataSource> sources) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var map = PolicyRuntime.Of(policy).Map;
        var problems = sources.SelectMany(s => s.Endpoints).SelectMany(e => Problems(e, map).Select(p => $"'{e.DisplayName}': {p}")).Distinct().ToList();
        var governed = sources.SelectMany(s => s.Endpoints).Any(e => EndpointMarks.Of(e).Count > 0);
        if (governed && !pipeline.IsUsed)
        {
            problems.Insert(0, "UseGdpr() is missing: no endpoint would have a scope.");
        }

        if (pipeline.Late is { } late)
        {
            problems.Insert(0, $"UseGdpr() stands before {late}: nobody would be known when the scope is chosen.");
        }

        return problems.Count == 0 ? Task.CompletedTask : throw new GdprRefusedException("The endpoints do not agree with the policy:\n" + string.Join("\n", problems));
    }

    private IEnumerable<string> Problems(Endpoint endpoint, DataMap map)
    {
        var marks = EndpointMarks.Of(endpoint);
        foreach (var mark in marks)
        {
            if (!policy.Purposes.ContainsKey(mark.Purpose))
            {
                yield return $"the policy declares no purpose '{mark.Purpose}'.";
            }

            if (mark.Role is { } role && !policy.Roles.ContainsKey(role))
            {
                yield return $"the policy declares no role '{role}'.";
            }
        }

        foreach (var twice in marks.GroupBy(m => m.Role).Where(g => g.Select(m => m.Purpose).Distinct().Count() > 1))
        {
            yield return $"{(twice.Key is null ? "several marks without a role" : $"role '{twice.Key}'")} would act for {string.Join(" and ", twice.Select(m => "'" + m.Purpose + "'").Distinct())}: which one, nobody could tell.";
        }

        if (marks.Count == 0 && Answers(endpoint).Select(t => Held(t)).FirstOrDefault(map.Contains) is { } type)
        {
            yield return $"it answers '{DataMap.Unwrapped(type).Name}', which holds personal data, and declares no purpose: add [Processing(purpose, Role = role)].";
        }
    }

    /// <summary>What an endpoint says that it answers: its metadata, else the type that its code returns.</summary>
    private static IEnumerable<Type> Answers(Endpoint endpoint)
    {
        var code = endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()?.MethodInfo ?? endpoint.Metadata.GetMetadata<MethodInfo>();
        return endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>().Select(p => p.Type).OfType<Type>().Concat(code is null ? [] : [code.ReturnType]);
    }

    /// <summary>Behind <c>ActionResult&lt;T&gt;</c>, <c>Ok&lt;T&gt;</c> and their like.</summary>
    private static Type Held(Type type)
    {
        type = DataMap.Unwrapped(type);
        return type.IsGenericType && type.GetGenericArguments() is [var inner] && type.Namespace?.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) == true ? Held(inner) : type;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
