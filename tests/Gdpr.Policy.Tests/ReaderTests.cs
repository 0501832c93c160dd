using System.Linq;
using Xunit;

namespace Gdpr.Tests;

public class ReaderTests
{
    [Fact]
    public void A_complete_policy_has_no_problem() => Assert.Equal("", Samples.Problems(Samples.Complete));

    [Fact]
    public void The_sample_of_the_contract() => Assert.Equal("x", Samples.Problems(Samples.Contract));

    [Fact]
    public void Shop_before() => Assert.Equal("x", Samples.Problems(System.IO.File.ReadAllText(Samples.PathOf("samples/ShopBefore/src/gdpr.policy.json"))));
}
