using System.Reflection;

namespace Xunit
{
    [AttributeUsage(AttributeTargets.Method)]
    internal class FactAttribute : Attribute;

    internal sealed class TheoryAttribute : FactAttribute;

    [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
    internal sealed class InlineDataAttribute(params object[] data) : Attribute
    {
        public object[] Data => data;
    }
}

namespace Gdpr.Tests.Flow
{
    /// <summary>In place of the tests' runner: collects what the tests state instead of judging it.</summary>
    internal static class FlowRunner
    {
        private static readonly List<FlowCase> Stated = [];

        public static Task Run(FlowCase flow)
        {
            Stated.Add(flow);
            return Task.CompletedTask;
        }

        /// <summary>Every case of every test class, by the sentence that names it.</summary>
        public static IEnumerable<(string Name, FlowCase Case)> All()
        {
            foreach (var type in typeof(FlowRunner).Assembly.GetTypes().Where(t => t.Namespace == typeof(FlowRunner).Namespace).OrderBy(t => t.Name, StringComparer.Ordinal))
            {
                foreach (var test in type.GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(m => m.GetCustomAttribute<Xunit.FactAttribute>() is not null))
                {
                    var rows = test.GetCustomAttributes<Xunit.InlineDataAttribute>().Select(a => a.Data).DefaultIfEmpty([]);
                    foreach (var row in rows)
                    {
                        Stated.Clear();
                        test.Invoke(Activator.CreateInstance(type), row);
                        foreach (var flow in Stated.ToArray())
                        {
                            yield return (type.Name + "." + test.Name, flow);
                        }
                    }
                }
            }
        }
    }
}
