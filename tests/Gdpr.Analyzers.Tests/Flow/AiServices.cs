namespace Gdpr.Tests.Flow;

/// <summary>212: AI services that are no declared recipient.</summary>
public class AiServices
{
    [Fact]
    public Task A_prompt() => Asking("""
        Task A(Customer c) => _chat.GetResponseAsync("Write to " + c.Name); // GDPR212
        Task B(Customer c) => _chat.GetResponseAsync("Write to customer " + c.Id);
        """);

    [Fact]
    public Task An_interpolated_prompt_in_a_local() => Asking("""
        async Task<string> A(Customer c) { var prompt = $"Summarise {c.Email}"; return (await _chat.GetResponseAsync(prompt)).Text; } // GDPR212
        async Task<string> B(Customer c) { var prompt = $"Summarise {c.Email.Length}"; return (await _chat.GetResponseAsync(prompt)).Text; }
        """);

    [Fact]
    public Task Messages_carry_to_the_call_that_sends() => Asking("""
        Task A(Customer c) { var m = new ChatMessage(ChatRole.User, c.Email); return _chat.GetResponseAsync(m); } // GDPR212
        Task B(Customer c) { var m = new ChatMessage(ChatRole.User, "x"); return _chat.GetResponseAsync(m); }
        Task D(Customer c) { var all = new List<ChatMessage> { new(ChatRole.System, "Be kind"), new(ChatRole.User, c.Name) }; return _chat.GetResponseAsync(all); } // GDPR212
        Task E(Customer c) { var all = new List<ChatMessage> { new(ChatRole.System, "Be kind"), new(ChatRole.User, "x") }; return _chat.GetResponseAsync(all); }
        """);

    [Fact]
    public Task Options_carry_too() => Asking("""
        Task A(Customer c) => _chat.GetResponseAsync("Hello", new ChatOptions { Instructions = "The customer is " + c.Name }); // GDPR212
        Task B(Customer c) => _chat.GetResponseAsync("Hello", new ChatOptions { Instructions = "The customer is " + c.Id });
        """);

    [Fact]
    public Task A_serialised_entity_in_a_prompt() => Asking("""
        Task A(Contact c) => _chat.GetResponseAsync(JsonSerializer.Serialize(c)); // GDPR212
        Task B(Plain p) => _chat.GetResponseAsync(JsonSerializer.Serialize(p));
        """);

    [Fact]
    public Task Embeddings() => Flows.In("""
        private readonly Microsoft.Extensions.AI.IEmbeddingGenerator<string, float[]> _embed = null!;
        Task A(Customer c) => _embed.GenerateAsync([c.Email]); // GDPR212
        Task B(Customer c) => _embed.GenerateAsync(["x"]);
        """);

    [Fact]
    public Task The_client_of_OpenAI() => Flows.In("""
        private readonly OpenAI.Chat.ChatClient _openAi = new("gpt", "key");
        void A(Customer c) => _openAi.CompleteChat(new OpenAI.Chat.UserChatMessage("Write to " + c.Email)); // GDPR212
        void B(Customer c) => _openAi.CompleteChat(new OpenAI.Chat.UserChatMessage("Write to " + c.Id));
        void D(Customer c) => _openAi.CompleteChat("Write to " + c.Name); // GDPR212
        """);

    [Fact]
    public Task A_pseudonymised_prompt_stays_personal() => Asking("""
        Task A(Customer c) => _chat.GetResponseAsync(Privacy.Token(c.Email)); // GDPR212
        Task B(Customer c) => _chat.GetResponseAsync(Privacy.Mask(c.Email));
        """, FlowWorld.WithPseudonyms);

    [Fact]
    public Task A_helper_that_asks_is_reported_at_the_argument() => Asking("""
        private async Task<string> Ask(string what) => (await _chat.GetResponseAsync(what)).Text;
        Task A(Customer c) => Ask(c.Email); // GDPR212
        Task B(Customer c) => Ask("C" + c.Id);
        """);

    [Fact]
    public Task A_declared_recipient_may_be_asked_for_its_purpose() => Flows.Of("""
        using Microsoft.Extensions.AI;
        [DisclosedTo("mistral")] internal class Assistant(IChatClient chat) { public Task Ask(string what) => chat.GetResponseAsync(what); }
        internal class Anonymous(IChatClient chat) { public Task Ask(string what) => chat.GetResponseAsync(what); }
        [Processing("support")] internal class Cases
        {
            Task A(Customer c, Anonymous a) => a.Ask(c.Name); // GDPR212
            Task B(Customer c, Assistant a) => a.Ask(c.Name);
        }
        """);

    [Fact]
    public Task A_sink_declared_as_an_AI_service_is_one() => Flows.In("""
        [Sink(SinkKind.AiService)] private static void Ask(string what) { }
        void A(Customer c) => Ask(c.Email); // GDPR212
        void B(Customer c) => Ask("C" + c.Id);
        """);

    private static Task Asking(string members, string? policy = null) => Flows.Of($$"""
        using Microsoft.Extensions.AI;
        [Processing("order-handling")] public class Cases
        {
            private readonly IChatClient _chat = null!;
        {{members}}
        }
        """, policy);
}
