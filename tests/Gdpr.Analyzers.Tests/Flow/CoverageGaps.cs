namespace Gdpr.Tests.Flow;

/// <summary>903: personal data enters code that analysis cannot follow.</summary>
public class CoverageGaps
{
    [Fact]
    public Task A_dynamic_receiver() => Flows.In("""
        void A(Customer c, dynamic crm) => crm.Send(c.Email); // GDPR903
        void B(Customer c, dynamic crm) => crm.Send(c.Id);
        """);

    [Fact]
    public Task A_dynamic_member_that_is_written() => Flows.In("""
        void A(Customer c) { dynamic bag = new System.Dynamic.ExpandoObject(); bag.Mail = c.Email; } // GDPR903
        void B(Customer c) { dynamic bag = new System.Dynamic.ExpandoObject(); bag.Id = c.Id; }
        """);

    [Fact]
    public Task A_method_called_by_reflection() => Flows.In("""
        void A(Customer c, System.Reflection.MethodInfo m, object o) => m.Invoke(o, new object[] { c.Email }); // GDPR903
        void B(Customer c, System.Reflection.MethodInfo m, object o) => m.Invoke(o, new object[] { c.Id });
        """);

    [Fact]
    public Task A_property_written_by_reflection() => Flows.In("""
        void A(Customer c, Plain p) => typeof(Plain).GetProperty("Text")!.SetValue(p, c.Email); // GDPR903
        void B(Customer c, Plain p) => typeof(Plain).GetProperty("Number")!.SetValue(p, c.Id);
        """);

    [Fact]
    public Task An_entity_read_by_reflection() => Flows.In("""
        object? A(Customer c, System.Reflection.PropertyInfo p) => p.GetValue(c); // GDPR903
        object? B(Plain c, System.Reflection.PropertyInfo p) => p.GetValue(c);
        """);

    [Fact]
    public Task An_instance_made_by_reflection() => Flows.In("""
        object? A(Customer c, Type t) => Activator.CreateInstance(t, c.Name); // GDPR903
        object? B(Customer c, Type t) => Activator.CreateInstance(t, c.Id);
        """);

    [Fact]
    public Task A_delegate_called_late() => Flows.In("""
        object? A(Customer c, Delegate d) => d.DynamicInvoke(c.Email); // GDPR903
        object? B(Customer c, Delegate d) => d.DynamicInvoke(c.Id);
        """);

    [Fact]
    public Task Raw_SQL_of_a_command() => Flows.In("""
        void A(Customer c, System.Data.Common.DbCommand cmd) => cmd.CommandText = "select 1 from clients where mail = '" + c.Email + "'"; // GDPR903
        void B(Customer c, System.Data.Common.DbCommand cmd) => cmd.CommandText = "select 1 from clients where id = " + c.Id;
        """);

    [Fact]
    public Task Raw_SQL_of_Entity_Framework() => Flows.In("""
        void A(Customer c, Microsoft.EntityFrameworkCore.DbContext db) => Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRaw(db.Database, $"update clients set mail = '{c.Email}'"); // GDPR903
        void B(Customer c, Microsoft.EntityFrameworkCore.DbContext db) => Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRaw(db.Database, $"update clients set n = {c.Id}");
        """);

    [Fact]
    public Task Raw_SQL_of_Dapper() => Flows.In("""
        void A(Customer c, System.Data.IDbConnection db) => Dapper.SqlMapper.Execute(db, $"delete from clients where mail = '{c.Email}'"); // GDPR903
        void B(Customer c, System.Data.IDbConnection db) => Dapper.SqlMapper.Execute(db, $"delete from clients where id = {c.Id}");
        """);

    [Fact]
    public Task A_helper_that_reflects_is_reported_at_the_argument() => Flows.In("""
        private static void Call(System.Reflection.MethodInfo m, object value) => m.Invoke(null, new[] { value });
        void A(Customer c, System.Reflection.MethodInfo m) => Call(m, c.Email); // GDPR903
        void B(Customer c, System.Reflection.MethodInfo m) => Call(m, c.Id);
        """);

    [Fact]
    public Task Reflection_over_types_and_names_is_no_gap() => Flows.In("""
        void A(Customer c) => Console.WriteLine(typeof(Customer).GetProperty(nameof(c.Email))!.Name);
        void B(Customer c, System.Reflection.FieldInfo f, object o) => f.SetValue(o, c.Phone); // GDPR903
        """);

    [Fact]
    public Task An_anonymised_value_is_no_gap() => Flows.In("""
        void A(Customer c, dynamic crm) => crm.Send(c.Name); // GDPR903
        void B(Customer c, dynamic crm) => crm.Send(Privacy.Mask(c.Name));
        void D(Customer c, dynamic crm) => crm.Send(c.Name == "x");
        """);
}
