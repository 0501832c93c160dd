using System;
using System.IO;
using System.Linq;
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

    /// <summary>
    /// Starts although views were made from another policy than the one that is read; false by default. What the policy no longer permits is refused all the same; what it permits in addition
    /// is in no view until the next build.
    /// </summary>
    public bool AllowPolicyDrift { get; set; }
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
        services.AddHostedService(provider => new PolicyAtStart(provider.GetRequiredService<Policy>(), options));
        return new GdprBuilder(services);
    }

    private static Policy Load(string path, string? contentRoot)
    {
        var inRoot = Path.Combine(contentRoot ?? Directory.GetCurrentDirectory(), path);
        var beside = Path.Combine(AppContext.BaseDirectory, path);
        return Policy.Load(File.Exists(inRoot) ? inRoot : File.Exists(beside) ? beside : throw new FileNotFoundException(
            $"There is no policy '{inRoot}', and none beside the program: nothing runs without one. Copy it to the output (<None Include=\"gdpr.policy.json\" CopyToOutputDirectory=\"PreserveNewest\" />), or set PolicyPath.", inRoot));
    }

    /// <summary>Asks for the policy before anything is served, and holds the views to it.</summary>
    private sealed class PolicyAtStart(Policy policy, GdprOptions options) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            var others = options.AllowPolicyDrift ? [] : ViewShape.Loaded().Where(v => v.PolicyHash != policy.Hash).Select(v => "'" + v.View.Name + "'").Order(StringComparer.Ordinal).ToList();
            return others.Count == 0 ? Task.CompletedTask : throw new GdprRefusedException(
                $"{string.Join(", ", others.Take(5))}{(others.Count > 5 ? $" and {others.Count - 5} more" : "")} were made from another policy than '{options.PolicyPath}' as it is now. Build again with it, or set AllowPolicyDrift.");
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
