using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Gdpr;

/// <summary>What <c>AddGdpr</c> is told.</summary>
public sealed class GdprOptions
{
    /// <summary>The policy file; a relative path is looked for in the content root, then beside the program.</summary>
    public string PolicyPath { get; set; } = "gdpr.policy.json";
}

/// <summary>Goes on from <c>AddGdpr</c>: the packages add their own parts to it.</summary>
public sealed class GdprBuilder
{
    internal GdprBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services.</summary>
    public IServiceCollection Services { get; }
}

/// <summary>Registers the run time.</summary>
public static class GdprServiceCollectionExtensions
{
    /// <summary>Adds the policy, access scopes and minimisation. A policy that is missing or wrong stops the host when it starts: nothing runs without one.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Where the policy is.</param>
    public static GdprBuilder AddGdpr(this IServiceCollection services, Action<GdprOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = new GdprOptions();
        configure?.Invoke(options);
        services.TryAddSingleton(provider => Load(options.PolicyPath, provider.GetService<IHostEnvironment>()?.ContentRootPath));
        services.TryAddSingleton<IAccessScopes, AccessScopes>();
        services.TryAddSingleton<IMinimizer, Minimizer>();
        services.AddHostedService<PolicyAtStart>();
        return new GdprBuilder(services);
    }

    private static Policy Load(string path, string? contentRoot)
    {
        var inRoot = Path.Combine(contentRoot ?? Directory.GetCurrentDirectory(), path);
        var beside = Path.Combine(AppContext.BaseDirectory, path);
        return Policy.Load(File.Exists(inRoot) || !File.Exists(beside) ? inRoot : beside);
    }

    /// <summary>Asks for the policy before anything is served.</summary>
    private sealed class PolicyAtStart(Policy policy) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => policy.Purposes.Count > 0 ? Task.CompletedTask
            : throw new GdprRefusedException("The policy declares no purpose: nothing could be done with personal data.");

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
