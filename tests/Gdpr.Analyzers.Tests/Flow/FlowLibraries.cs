using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gdpr.Tests.Flow;

/// <summary>Declarations of well-known libraries, as far as the cases use them, under their own assembly names.</summary>
internal static class FlowLibraries
{
    private static readonly ConcurrentDictionary<string, Lazy<MetadataReference>> Emitted = new();

    /// <summary>Libraries are assemblies of their own: what stands in the compilation would be followed instead of known.</summary>
    public static IEnumerable<MetadataReference> References(IEnumerable<MetadataReference> framework, string? another)
    {
        var libraries = Before(null);
        return another is null ? libraries : [.. libraries, Emit("Warehouse", another, [.. framework, .. libraries])];

        // Each may use those above it.
        MetadataReference[] Before(string? assembly) => [.. All.TakeWhile(l => l.Assembly != assembly).Select(l => Emitted.GetOrAdd(
            l.Assembly, _ => new(() => Emit(l.Assembly, l.Source, [.. framework, .. Before(l.Assembly)]))).Value)];
    }

    private static MetadataReference Emit(string assembly, string source, IEnumerable<MetadataReference> references)
    {
        var compilation = CSharpCompilation.Create(
            assembly, [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest))], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        return result.Success
            ? MetadataReference.CreateFromImage(stream.ToArray())
            : throw new InvalidOperationException(assembly + " does not compile:\n" + string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
    }

    private static readonly (string Assembly, string Source)[] All =
    [
        ("Serilog", """
            namespace Serilog.Core { public interface IDestructuringPolicy { } }
            namespace Serilog.Context { public static class LogContext { public static System.IDisposable PushProperty(string name, object? value, bool destructureObjects = false) => null!; } }
            namespace Serilog
            {
                public interface ILogger
                {
                    void Information(string messageTemplate);
                    void Information<T>(string messageTemplate, T propertyValue);
                    void Information<T0, T1>(string messageTemplate, T0 propertyValue0, T1 propertyValue1);
                    void Information(string messageTemplate, params object?[]? propertyValues);
                    void Warning<T>(string messageTemplate, T propertyValue);
                    void Error(System.Exception? exception, string messageTemplate);
                    void Error<T>(System.Exception? exception, string messageTemplate, T propertyValue);
                    ILogger ForContext(string propertyName, object? value, bool destructureObjects = false);
                }
                public static class Log
                {
                    public static ILogger Logger { get; set; } = null!;
                    public static void Information(string messageTemplate) { }
                    public static void Information<T>(string messageTemplate, T propertyValue) { }
                    public static void Debug<T>(string messageTemplate, T propertyValue) { }
                    public static void Error(System.Exception? exception, string messageTemplate) { }
                    public static ILogger ForContext(string propertyName, object? value, bool destructureObjects = false) => null!;
                }
            }
            """),
        ("NLog", """
            namespace NLog
            {
                public class Logger
                {
                    public void Info(string message) { }
                    public void Info<TArgument>(string message, TArgument argument) { }
                    public void Info(string message, params object?[] args) { }
                    public void Error(System.Exception? exception, string message) { }
                }
                public static class LogManager { public static Logger GetCurrentClassLogger() => new(); public static Logger GetLogger(string name) => new(); }
                public static class ScopeContext { public static System.IDisposable PushProperty(string key, object? value) => null!; }
            }
            """),
        ("log4net", """
            namespace log4net
            {
                public interface ILog
                {
                    void Info(object message);
                    void InfoFormat(string format, params object[] args);
                    void Error(object message, System.Exception exception);
                }
                public static class LogManager { public static ILog GetLogger(System.Type type) => null!; }
            }
            """),
        ("Newtonsoft.Json", """
            namespace Newtonsoft.Json
            {
                public static class JsonConvert { public static string SerializeObject(object? value) => ""; public static T? DeserializeObject<T>(string value) => default; }
            }
            """),
        ("Microsoft.Extensions.AI.Abstractions", """
            using System.Collections.Generic;
            using System.Threading;
            using System.Threading.Tasks;
            namespace Microsoft.Extensions.AI
            {
                public readonly struct ChatRole { public static ChatRole User => default; public static ChatRole System => default; }
                public class ChatMessage { public ChatMessage() { } public ChatMessage(ChatRole role, string? content) { } public string Text => ""; }
                public class ChatOptions { public string? Instructions { get; set; } }
                public class ChatResponse { public string Text => ""; }
                public interface IChatClient : System.IDisposable { Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default); }
                public static class ChatClientExtensions
                {
                    public static Task<ChatResponse> GetResponseAsync(this IChatClient client, string chatMessage, ChatOptions? options = null, CancellationToken cancellationToken = default) => null!;
                    public static Task<ChatResponse> GetResponseAsync(this IChatClient client, ChatMessage chatMessage, ChatOptions? options = null, CancellationToken cancellationToken = default) => null!;
                }
                public interface IEmbeddingGenerator<TInput, TEmbedding> { Task<List<TEmbedding>> GenerateAsync(IEnumerable<TInput> values, object? options = null, CancellationToken cancellationToken = default); }
            }
            """),
        ("OpenAI", """
            using System.Collections.Generic;
            using System.Threading.Tasks;
            namespace OpenAI.Chat
            {
                public abstract class ChatMessage { public static implicit operator ChatMessage(string content) => null!; }
                public class UserChatMessage : ChatMessage { public UserChatMessage(string content) { } }
                public class SystemChatMessage : ChatMessage { public SystemChatMessage(string content) { } }
                public class ChatCompletion { }
                public class ChatClient { public ChatClient(string model, string apiKey) { } public ChatCompletion CompleteChat(params ChatMessage[] messages) => new(); public Task<ChatCompletion> CompleteChatAsync(IEnumerable<ChatMessage> messages) => null!; }
            }
            """),
        ("Microsoft.Extensions.Compliance.Abstractions", """
            using System;
            namespace Microsoft.Extensions.Compliance.Classification
            {
                public readonly struct DataClassification { public DataClassification(string taxonomyName, string value) { TaxonomyName = taxonomyName; Value = value; } public string TaxonomyName { get; } public string Value { get; } }
                [AttributeUsage(AttributeTargets.All)]
                public class DataClassificationAttribute : Attribute { protected DataClassificationAttribute(DataClassification classification) => Classification = classification; public string Notes { get; set; } = ""; public DataClassification Classification { get; } }
            }
            namespace Microsoft.Extensions.Compliance.Redaction
            {
                public abstract class Redactor { public string Redact(string? source) => ""; public string Redact(ReadOnlySpan<char> source) => ""; }
                public sealed class NullRedactor : Redactor { public static NullRedactor Instance { get; } = new(); }
                public interface IRedactorProvider { Redactor GetRedactor(Classification.DataClassification classification); }
            }
            """),
        ("Microsoft.Extensions.Compliance.Redaction", """
            namespace Microsoft.Extensions.Compliance.Redaction { public sealed class ErasingRedactor : Redactor { public static ErasingRedactor Instance { get; } = new(); } }
            """),
        ("Microsoft.Extensions.Telemetry.Abstractions", """
            using System;
            namespace Microsoft.Extensions.Logging
            {
                [AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)] public sealed class LogPropertiesAttribute : Attribute { }
                [AttributeUsage(AttributeTargets.Property)] public sealed class LogPropertyIgnoreAttribute : Attribute { }
            }
            """),
        ("StackExchange.Redis", """
            using System;
            using System.Threading.Tasks;
            namespace StackExchange.Redis
            {
                public readonly struct RedisKey { public static implicit operator RedisKey(string? key) => default; }
                public readonly struct RedisValue { public static implicit operator RedisValue(string? value) => default; }
                public enum When { Always }
                public enum CommandFlags { None }
                public interface IDatabaseAsync { Task<bool> StringSetAsync(RedisKey key, RedisValue value, TimeSpan? expiry = null, bool keepTtl = false, When when = When.Always, CommandFlags flags = CommandFlags.None); }
                public interface IDatabase : IDatabaseAsync { bool StringSet(RedisKey key, RedisValue value, TimeSpan? expiry = null, bool keepTtl = false, When when = When.Always, CommandFlags flags = CommandFlags.None); }
            }
            """),
        ("MimeKit", """
            using System.Collections.Generic;
            namespace MimeKit
            {
                public class InternetAddress { }
                public class MailboxAddress : InternetAddress { public MailboxAddress(string? name, string address) { } public static MailboxAddress Parse(string text) => new(null, text); }
                public class InternetAddressList : List<InternetAddress> { }
                public class MimeEntity { }
                public class TextPart : MimeEntity { public TextPart(string subtype) { } public string Text { get; set; } = ""; }
                public class MimeMessage { public InternetAddressList From { get; } = new(); public InternetAddressList To { get; } = new(); public string Subject { get; set; } = ""; public MimeEntity? Body { get; set; } }
            }
            """),
        ("MailKit", """
            using System.Threading;
            using System.Threading.Tasks;
            using MimeKit;
            namespace MailKit
            {
                public interface ITransferProgress { }
                public interface IMailTransport { string Send(MimeMessage message, CancellationToken cancellationToken = default, ITransferProgress? progress = null); Task<string> SendAsync(MimeMessage message, CancellationToken cancellationToken = default, ITransferProgress? progress = null); }
                public abstract class MailTransport : IMailTransport
                {
                    public virtual string Send(MimeMessage message, CancellationToken cancellationToken = default, ITransferProgress? progress = null) => "";
                    public virtual Task<string> SendAsync(MimeMessage message, CancellationToken cancellationToken = default, ITransferProgress? progress = null) => Task.FromResult("");
                }
            }
            namespace MailKit.Net.Smtp { public interface ISmtpClient : IMailTransport { } public class SmtpClient : MailTransport, ISmtpClient { } }
            """),
        ("Stripe.net", """
            using System.Threading;
            using System.Threading.Tasks;
            namespace Stripe
            {
                public class RequestOptions { }
                public class Customer { public string Id { get; set; } = ""; }
                public class CustomerCreateOptions { public string? Email { get; set; } public string? Name { get; set; } public string? Description { get; set; } }
                public class CustomerService { public virtual Customer Create(CustomerCreateOptions options, RequestOptions? requestOptions = null) => new(); public virtual Task<Customer> CreateAsync(CustomerCreateOptions options, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) => null!; }
            }
            """),
        ("Microsoft.EntityFrameworkCore", """
            using System;
            namespace Microsoft.EntityFrameworkCore.Infrastructure { public class DatabaseFacade { } }
            namespace Microsoft.EntityFrameworkCore
            {
                public class DbContext { public virtual Infrastructure.DatabaseFacade Database => null!; public virtual int SaveChanges() => 0; }
                public abstract class DbSet<TEntity> where TEntity : class { public virtual void Add(TEntity entity) { } }
            }
            """),
        ("Microsoft.EntityFrameworkCore.Relational", """
            using System;
            using System.Linq;
            using Microsoft.EntityFrameworkCore.Infrastructure;
            namespace Microsoft.EntityFrameworkCore
            {
                public static class RelationalDatabaseFacadeExtensions { public static int ExecuteSqlRaw(this DatabaseFacade databaseFacade, string sql, params object[] parameters) => 0; }
                public static class RelationalQueryableExtensions { public static IQueryable<TEntity> FromSqlRaw<TEntity>(this DbSet<TEntity> source, string sql, params object[] parameters) where TEntity : class => null!; }
            }
            """),
        ("Dapper", """
            using System.Collections.Generic;
            using System.Data;
            namespace Dapper
            {
                public static class SqlMapper
                {
                    public static int Execute(this IDbConnection cnn, string sql, object? param = null, IDbTransaction? transaction = null, int? commandTimeout = null, CommandType? commandType = null) => 0;
                    public static IEnumerable<T> Query<T>(this IDbConnection cnn, string sql, object? param = null, IDbTransaction? transaction = null, bool buffered = true, int? commandTimeout = null, CommandType? commandType = null) => null!;
                }
            }
            """),
        ("Vendor", """
            namespace Vendor
            {
                public class Tracker { public void Send(string text) { } public void Ship(string text) { } public void Audit(string text) { } public void Save(string text) { } public void Note(string text) { } }
                public class Profile { public string Mail { get; set; } = ""; public string Plan { get; set; } = ""; }
                public class Bag { public string this[string key] { get => ""; set { } } }
                public static class Bags { public static T Get<T>(this Profile profile, string key) => default!; }
                public class Basket { public string Title { get; set; } = ""; public void Put(string line) { } public string Describe(string text) => text; public int Weigh(string text) => 0; }
            }
            """),
        ("Gdpr.Runtime", """
            using System;
            using System.Linq;
            using Microsoft.Extensions.Compliance.Classification;
            namespace Gdpr
            {
                [AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)] public sealed class RedactedPersonalAttribute() : DataClassificationAttribute(new("Gdpr", "Personal")) { }
                [AttributeUsage(AttributeTargets.Class)] public sealed class RoleViewAttribute<T> : Attribute { public RoleViewAttribute(string purpose) { } public string? Role { get; set; } }
                public interface IRoleView<TEntity, TView> where TView : IRoleView<TEntity, TView>
                {
                    static abstract System.Linq.Expressions.Expression<Func<TEntity, TView>> Projection { get; }
                    static abstract string Purpose { get; }
                    static abstract string? Role { get; }
                    static abstract string PolicyHash { get; }
                    static abstract TView From(TEntity entity);
                }
                public sealed class Minimized<T> { }
                public interface IMinimizer { Minimized<T> Minimize<T>(T value); }
                public static class Projection { public static IQueryable<TView> As<TView>(this IQueryable source) => null!; public static IQueryable<T> ForScope<T>(this IQueryable<T> source) => source; }
            }
            """),
    ];
}
