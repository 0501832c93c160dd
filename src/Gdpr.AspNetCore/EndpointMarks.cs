using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace Gdpr;

/// <summary>The <c>[Processing]</c> marks of an endpoint: the innermost declaration wins, as for the compiler, and nothing is inherited.</summary>
internal static class EndpointMarks
{
    // An endpoint lives as long as its routes; attributes are read once.
    private static readonly ConditionalWeakTable<Endpoint, IReadOnlyList<ProcessingAttribute>> ByEndpoint = [];
    private static readonly ConditionalWeakTable<MethodInfo, IReadOnlyList<ProcessingAttribute>> ByCode = [];

    public static IReadOnlyList<ProcessingAttribute> Of(Endpoint endpoint) => ByEndpoint.GetValue(endpoint, Find);

    public static IReadOnlyList<ProcessingAttribute> Of(MethodInfo code) => ByCode.GetValue(code, Find);

    private static IReadOnlyList<ProcessingAttribute> Find(Endpoint endpoint)
    {
        var code = endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()?.MethodInfo ?? endpoint.Metadata.GetMetadata<MethodInfo>();
        var own = code is null ? [] : Of(code);
        return own.Count > 0 ? own : [.. endpoint.Metadata.GetOrderedMetadata<ProcessingAttribute>()];
    }

    private static IReadOnlyList<ProcessingAttribute> Find(MethodInfo code)
    {
        for (MemberInfo? place = code; place is not null; place = place.DeclaringType)
        {
            if (place.GetCustomAttributes<ProcessingAttribute>(inherit: false).ToArray() is { Length: > 0 } marks)
            {
                return marks;
            }
        }

        return [.. code.Module.Assembly.GetCustomAttributes<ProcessingAttribute>()];
    }
}
