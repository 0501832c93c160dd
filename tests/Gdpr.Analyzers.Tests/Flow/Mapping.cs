namespace Gdpr.Tests.Flow;

/// <summary>A convention mapper stands for assignments of the members of the same name; each pair of types is reported once, at its first place.</summary>
public class Mapping
{
    private const string Mapper = """
        using System;
        namespace AutoMapper
        {
            public interface IMapperBase { T Map<T>(object source); TDestination Map<TSource, TDestination>(TSource source); }
            public interface IMapper : IMapperBase { }
        }
        """;

    private const string Models = """
        public class ClientVm { public int Id { get; set; } public string Email { get; set; } = ""; }
        public class MarkedVm { [Personal("contact.email")] public string Email { get; set; } = ""; [Personal("identity.name")] public string Name { get; set; } = ""; }
        public class OtherVm { [Personal("identity.name")] public string Email { get; set; } = ""; }
        public class EmptyVm { public int Id { get; set; } }

        """;

    [Fact]
    public Task An_unmarked_member_of_the_same_name_loses_the_mark() => Run("""
        void A(Customer c) => _mapper.Map<ClientVm>(c); // GDPR201
        void B(Customer c) => _mapper.Map<MarkedVm>(c);
        void D(Customer c) => _mapper.Map<OtherVm>(c); // GDPR202
        void E(Customer c) => _mapper.Map<EmptyVm>(c);
        void F(Customer c) => _mapper.Map<Customer, Customer>(c);
        """);

    [Fact]
    public Task A_pair_of_types_is_reported_once() => Run("""
        void A(Customer c) => _mapper.Map<ClientVm>(c); // GDPR201
        void B(Customer c) => _mapper.Map<Customer, ClientVm>(c);
        """, "void D(Customer c) => _mapper.Map<ClientVm>(c);");

    private const string Mapperly = """
        using System;
        namespace Riok.Mapperly.Abstractions
        {
            public sealed class MapperAttribute : Attribute { }
            public sealed class MapperIgnoreSourceAttribute(string source) : Attribute { public string Source => source; }
        }
        """;

    [Fact]
    public Task What_Mapperly_writes_is_judged_as_its_assignments() => FlowRunner.Run(new FlowCase([FlowWorld.Usings + Models + """
        [Riok.Mapperly.Abstractions.Mapper] public partial class ClientMapper
        {
            public partial ClientVm ToVm(Customer c);
            public partial MarkedVm ToMarked(Customer c);
            [Riok.Mapperly.Abstractions.MapperIgnoreSource("Email")] public partial ShortVm ToShort(Customer c);
            public partial void Fill(Customer c, FilledVm into);
        }
        public class ShortVm { public int Id { get; set; } public string Email { get; set; } = ""; }
        public class FilledVm { public string Email { get; set; } = ""; }
        [Processing("order-handling")] public class Cases(ClientMapper mapper)
        {
            ClientVm A(Customer c) => mapper.ToVm(c); // GDPR201
            MarkedVm B(Customer c) => mapper.ToMarked(c);
            ShortVm D(Customer c) => mapper.ToShort(c);
            void E(Customer c, FilledVm f) => mapper.Fill(c, f); // GDPR201
        }
        """, """
        public partial class ClientMapper
        {
            public partial ClientVm ToVm(Customer c) => new() { Id = c.Id };
            public partial MarkedVm ToMarked(Customer c) => new();
            public partial ShortVm ToShort(Customer c) => new();
            public partial void Fill(Customer c, FilledVm into) { }
        }
        """]) { Library = Mapperly });

    private static Task Run(string members, string? others = null) => FlowRunner.Run(
        new FlowCase([FlowWorld.Members(members), FlowWorld.Usings + $"[Processing(\"order-handling\")] public class More(AutoMapper.IMapper mapper) {{ private readonly AutoMapper.IMapper _mapper = mapper; {others} }}", FlowWorld.Usings + Models + "public partial class Cases { private readonly AutoMapper.IMapper _mapper = null!; }"]) { Library = Mapper });
}
