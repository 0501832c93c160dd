using Boutique.Domain.Contact;
using Gdpr;
using OpenAI.Chat;

namespace Boutique.Web.Services;

/// <summary>Prépare les réponses du service client avec ChatGPT.</summary>
[Processing("customer-question", Role = "support-agent")]
public class AssistantReponses(ChatClient ia)
{
    public async Task<string> ProposerAsync(MessageContact message, CancellationToken cancellationToken)
    {
        var reponse = await ia.CompleteChatAsync(
            [new SystemChatMessage("Tu es conseiller d’une boutique : réponds en cinq lignes."), new UserChatMessage(message.Texte)], // expect: GDPR212
            cancellationToken: cancellationToken);
        return reponse.Value.Content[0].Text;
    }

    public async Task<bool> EstUneReclamationAsync(MessageContact message, CancellationToken cancellationToken)
    {
        var reponse = await DemanderAsync($"{message.NomExpediteur} se plaint-il ? Réponds oui ou non.\n{message.Texte}", cancellationToken); // expect: GDPR212
        return reponse.StartsWith("oui", StringComparison.OrdinalIgnoreCase);
    }

    private async Task<string> DemanderAsync(string consigne, CancellationToken cancellationToken)
    {
        var reponse = await ia.CompleteChatAsync([new UserChatMessage(consigne)], cancellationToken: cancellationToken);
        return reponse.Value.Content[0].Text;
    }
}
