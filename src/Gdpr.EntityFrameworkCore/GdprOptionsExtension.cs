using System;
using System.Collections.Generic;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Gdpr;

/// <summary>Puts a context under the policy.</summary>
public static class GdprDbContextOptionsExtensions
{
    /// <summary>
    /// Queries of the context that would read personal data are refused unless they say for whom: <c>As&lt;TView&gt;()</c> or <c>ForScope()</c> (GDPR Art. 25(2)). Raw SQL over
    /// personal data is refused.
    /// </summary>
    /// <param name="options">Options of the context.</param>
    /// <param name="services">The application's services, with <c>AddGdpr</c>.</param>
    public static DbContextOptionsBuilder UseGdpr(this DbContextOptionsBuilder options, IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(services);
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(new GdprOptionsExtension(services.GetRequiredService<Policy>()));
        return options;
    }
}

/// <summary>An extension of its own, so that guarded and unguarded contexts of one provider never share plans: a query that an unguarded context ran first would be served unguarded.</summary>
internal sealed class GdprOptionsExtension(Policy policy) : IDbContextOptionsExtension
{
    public Policy Policy => policy;

    public DbContextOptionsExtensionInfo Info => new ExtensionInfo(this);

    public void ApplyServices(IServiceCollection services) => services.AddSingleton<IInterceptor>(new GovernedQueries(policy));

    public void Validate(IDbContextOptions options)
    {
    }

    private sealed class ExtensionInfo(GdprOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;

        public override string LogFragment => "using Gdpr ";

        public override int GetServiceProviderHashCode() => extension.Policy.GetHashCode();

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is ExtensionInfo && ((GdprOptionsExtension)other.Extension).Policy == extension.Policy;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) => debugInfo["Gdpr:Policy"] = extension.Policy.Hash.ToString(CultureInfo.InvariantCulture);
    }
}
