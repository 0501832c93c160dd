using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace Gdpr;

/// <summary>The <c>[Processing]</c> marks of an endpoint: the innermost declaration wins, as for the compiler, and nothing is inherited.</summary>
internal static class EndpointMarks
{
    public static IReadOnlyList<ProcessingAttribute> Of(Endpoint endpoint)
    {
        var code = endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()?.MethodInfo ?? endpoint.Metadata.GetMetadata<MethodInfo>();
        var own = code is null ? [] : Of(code);
        return own.Count > 0 ? own : [.. endpoint.Metadata.GetOrderedMetadata<ProcessingAttribute>()];
    }

    public static IReadOnlyList<ProcessingAttribute> Of(MethodInfo code)
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
